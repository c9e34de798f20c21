package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.config.Contracts;
import dev.ariabuild.java.effect.Facts;
import dev.ariabuild.java.effect.FactsFile;
import dev.ariabuild.java.worker.Bodiless;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Compiled.Message;
import dev.ariabuild.maven.action.Checks;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.ModuleContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has javac look at all sources of a goal. What it leaves for modules after this one are classes
 * without any code. Of classes that are no tests javac makes code all the same, in memory alone,
 * and what its methods call is noted beside the classes.
 */
record TypeCheck(Checks checks, Compilations compilations, Nullness nullness) {
  private static final Logger LOG = LoggerFactory.getLogger("aria");

  /** Beside the folder of the classes; {@code aria:effects} reads it. */
  private static final String FACTS = "classes.facts";

  /**
   * Checks.
   *
   * @throws MojoFailureException with the errors, as maven-compiler-plugin tells them
   */
  void run(ModuleContext module, JavacCall call, Collection<String> sources, boolean tests)
      throws IOException, MojoFailureException {
    Files.createDirectories(call.outputDirectory());
    List<String> options = new ArrayList<>(call.options());
    Compilations compiler = compilations;
    if (checks.contracts() != Contracts.RUNTIME && Nullness.isMarked(sources)) {
      options.addAll(nullness.options(module, checks.contracts()));
      compiler = nullness.compilations();
    }
    Compiled compiled =
        compiler.compile(
            new CompileRequest(
                options,
                call.charset(),
                call.outputDirectory().toString(),
                Set.of(),
                List.copyOf(sources),
                tests));
    if (!compiled.success()) {
      fail(compiled);
    }
    Messages.print(compiled.messages());
    List<Facts> facts = new ArrayList<>();
    for (Map.Entry<String, byte[]> made : compiled.classes().entrySet()) {
      Path file = call.outputDirectory().resolve(made.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, tests ? made.getValue() : Bodiless.of(made.getValue()));
      if (!tests) {
        facts.add(Facts.of(made.getValue()));
      }
    }
    if (!tests) {
      FactsFile.write(call.outputDirectory().resolveSibling(FACTS), facts);
    }
  }

  /** Forgets what an earlier check noted: the plugin makes classes with code, which tell more. */
  void forget(ModuleContext module, MojoExecution mojo) throws IOException {
    if (mojo.getGoal().equals("compile")) {
      Path classes = module.path(module.project().getBuild().getOutputDirectory());
      Files.deleteIfExists(classes.resolveSibling(FACTS));
    }
  }

  private static void fail(Compiled compiled) throws MojoFailureException {
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

  /** Says that the plugin compiles, which does not look at contracts, if any are asked for. */
  void leftOut(ModuleContext module, CompileParameters parameters, String why) throws IOException {
    boolean runsThem =
        parameters.texts("compilerArgs").stream().anyMatch(text -> text.contains("NullAway"));
    if (checks.contracts() != Contracts.RUNTIME
        && !runsThem
        && Nullness.isMarkedBelow(parameters.paths("compileSourceRoots"))) {
      LOG.warn(
          "aria: contracts of {} are not checked here, for maven-compiler-plugin compiles it: {}",
          module.id(),
          why);
    }
  }
}
