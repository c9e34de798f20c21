package dev.ariabuild.maven.compile;

import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Compiled.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Has javac look at all sources of a goal and stop before it makes code. What it leaves for modules
 * after this one are classes without any.
 */
record TypeCheck(Compilations compilations, JavacCall call) {
  /**
   * Checks.
   *
   * @throws MojoFailureException with the errors, as maven-compiler-plugin tells them
   */
  void run(Collection<String> sources) throws IOException, MojoFailureException {
    Files.createDirectories(call.outputDirectory());
    Compiled compiled =
        compilations.compile(
            new CompileRequest(
                call.options(),
                call.charset(),
                call.outputDirectory().toString(),
                Set.of(),
                List.copyOf(sources),
                true));
    if (!compiled.success()) {
      List<Message> errors =
          compiled.messages().stream().filter(message -> message.kind().equals("ERROR")).toList();
      Messages.printErrors(errors);
      throw new MojoFailureException(
          null,
          "Compilation failure",
          errors.stream()
              .map(Messages::line)
              .collect(Collectors.joining("\n", "Compilation failure\n", "\n")));
    }
    Messages.print(compiled.messages());
    for (Map.Entry<String, byte[]> header : compiled.classes().entrySet()) {
      Path file = call.outputDirectory().resolve(header.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, header.getValue());
    }
  }
}
