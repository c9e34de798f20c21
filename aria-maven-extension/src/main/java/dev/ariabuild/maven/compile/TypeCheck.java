package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.config.Contracts;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.execute.Partial;
import dev.ariabuild.java.effect.CodelessCompilations;
import dev.ariabuild.java.effect.Facts;
import dev.ariabuild.java.effect.FactsFile;
import dev.ariabuild.java.uses.FileUses;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has javac look at the sources of a goal: all of them, or those that a change reaches. What it
 * leaves for modules after this one are classes without any code. Of classes that are no tests
 * javac makes code all the same, in memory alone, and what its methods call is noted beside the
 * classes.
 */
record TypeCheck(Checks checks, Compilations compilations, Nullness nullness) {
  private static final Logger LOG = LoggerFactory.getLogger("aria");

  /** Beside the folder of the classes; {@code aria:effects} reads it. */
  private static final String FACTS = "classes.facts";

  private static final String CLASS = ".class";

  /**
   * Checks all sources.
   *
   * @return what each of them uses; empty if they cannot be looked at in part the next time
   * @throws MojoFailureException with the errors, as maven-compiler-plugin tells them
   */
  Optional<List<FileUses>> run(
      ModuleContext module, JavacCall call, Collection<String> sources, boolean tests)
      throws IOException, MojoFailureException {
    Files.createDirectories(call.outputDirectory());
    List<String> options = new ArrayList<>(call.options());
    boolean contracts = looksAtContracts(sources);
    if (contracts) {
      options.addAll(nullness.options(module, checks.contracts()));
    }
    CodelessCompilations compiler =
        new CodelessCompilations(contracts ? nullness.compilations() : compilations, tests);
    Compiled compiled =
        compiler.compile(
            new CompileRequest(
                options,
                call.charset(),
                call.outputDirectory().toString(),
                Set.of(),
                List.copyOf(sources)));
    if (!compiled.success()) {
      fail(compiled);
    }
    Messages.print(compiled.messages());
    for (Map.Entry<String, byte[]> made : compiled.classes().entrySet()) {
      Path file = call.outputDirectory().resolve(made.getKey() + CLASS);
      Files.createDirectories(file.getParent());
      Files.write(file, made.getValue());
    }
    if (!tests) {
      FactsFile.write(facts(call), compiler.facts(compiled.classes().keySet()));
    }
    leaves(module, call, tests);
    return contracts || !checks.inPart() ? Optional.empty() : Optional.of(compiled.uses());
  }

  /** As the plugin does, for modules after this one when Maven sees none of its goals. */
  void leaves(ModuleContext module, JavacCall call, boolean tests) {
    if (!tests && Files.isDirectory(call.outputDirectory())) {
      module.project().getArtifact().setFile(call.outputDirectory().toFile());
    }
  }

  /**
   * Checks what changes reach. Writes nothing.
   *
   * @param sources all of them, as they are now
   */
  Partial partially(
      JavacPart part,
      Trace last,
      Inputs inputs,
      Collection<String> sources,
      boolean tests,
      JavacPart.Listener listener)
      throws IOException {
    if (!checks.inPart()) {
      return Partial.NOT_TRIED;
    }
    if (looksAtContracts(sources)) { // what NullAway sees of other files is not known
      return new Partial.Whole("contracts of nullness");
    }
    Optional<List<Facts>> before =
        tests ? Optional.of(List.of()) : FactsFile.read(facts(part.call()));
    if (before.isEmpty()) {
      return new Partial.Whole("want of a record of what its methods call");
    }
    CodelessCompilations compiler = new CodelessCompilations(compilations, tests);
    Partial partial = part.partially(last, inputs, compiler, listener);
    return !tests && partial instanceof Partial.Done done
        ? withFacts(part, done, before.get(), compiler)
        : partial;
  }

  private static Partial withFacts(
      JavacPart part, Partial.Done done, List<Facts> before, CodelessCompilations compiler)
      throws IOException {
    String classes = part.place().name(part.call().outputDirectory()) + "/";
    Map<String, Facts> facts = new TreeMap<>();
    before.forEach(known -> facts.put(known.name(), known));
    facts.keySet().removeAll(classes(done.removed(), classes));
    compiler
        .facts(classes(done.written().keySet(), classes))
        .forEach(fresh -> facts.put(fresh.name(), fresh));
    Map<String, byte[]> written = new TreeMap<>(done.written());
    written.put(part.place().name(facts(part.call())), FactsFile.bytes(facts.values()));
    return Partial.Done.of(written, done.removed(), done.compiled());
  }

  /** Internal names of class files below a folder. */
  private static List<String> classes(Collection<String> paths, String folder) {
    return paths.stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(CLASS))
        .map(path -> path.substring(folder.length(), path.length() - CLASS.length()))
        .toList();
  }

  private static Path facts(JavacCall call) {
    return call.outputDirectory().resolveSibling(FACTS);
  }

  private boolean looksAtContracts(Collection<String> sources) throws IOException {
    return checks.contracts() != Contracts.RUNTIME && Nullness.isMarked(sources);
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
