package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.execute.Partial;
import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.incremental.PartialCompiler;
import dev.ariabuild.java.incremental.PartialOutcome;
import dev.ariabuild.java.incremental.Upstream;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.ModuleContext;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One goal that compiles Java: wholly by the plugin, which is watched, or in part. */
public final class JavacGoal {
  private static final Logger LOG = LoggerFactory.getLogger("aria");
  private static final String CLASS = ".class";

  private final ModuleContext module;
  private final MojoExecution mojo;
  private final Inputs inputs;
  private final CompileParameters parameters;
  private final Compilations compilations;
  private final States states;
  private final boolean typesOnly;
  private final ClassPathStates classPath;

  /** Whether the next record is to be completed with what annotation processors do. */
  private boolean follow;

  JavacGoal(
      ModuleContext module,
      MojoExecution mojo,
      Inputs inputs,
      CompileParameters parameters,
      Compilations compilations,
      States states,
      EntryStore entries,
      boolean typesOnly) {
    this.module = module;
    this.mojo = mojo;
    this.inputs = inputs;
    this.parameters = parameters;
    this.compilations = compilations;
    this.states = states;
    this.typesOnly = typesOnly;
    this.classPath =
        new ClassPathStates(module, parameters, mojo.getGoal().equals("testCompile"), entries);
  }

  /** Something that is run. */
  @FunctionalInterface
  public interface Run {
    /** Runs it; throws whatever it throws. */
    void run() throws Exception;
  }

  /** Lets the plugin compile everything and records what the files use. */
  public void wholly(Run plugin) throws Exception {
    JavacCall call;
    try {
      call = JavacCall.of(module, mojo, parameters);
    } catch (JavacCall.Untranslatable unknown) {
      plugin.run(); // nothing would be made of a record
      return;
    }
    if (typesOnly) {
      Set<String> sources = sources(call, inputs).keySet();
      if (sources.isEmpty() || call.processors().isPresent()) {
        plugin.run();
      } else {
        new TypeCheck(compilations, call).run(sources);
      }
      return;
    }
    try (Recording recording = Recording.of(mojo, call.processors(), states)) {
      plugin.run();
      recording
          .record()
          .ifPresent(
              record -> {
                states.save(inputs.key(), record, sources(call, inputs));
                classPath.keep(inputs);
                if (follow) {
                  follow(call);
                }
              });
    }
  }

  /**
   * Completes the record of a compilation that has just ended: an edit of the same files can then
   * be compiled in part, which it could not this time.
   */
  private void follow(JavacCall call) {
    Path classes = call.outputDirectory();
    Optional<Path> generated = call.processors().map(ProcessorCall::sourceDirectory);
    if (generated.isEmpty()) {
      return;
    }
    try {
      Set<String> left = new TreeSet<>();
      for (Path root : List.of(classes, generated.get())) {
        try (Stream<Path> all = Files.walk(root)) {
          all.filter(Files::isRegularFile)
              .filter(file -> !module.writtenEarlier().test(file))
              .forEach(file -> left.add(file.toString()));
        }
      }
      Optional<ModuleState> state =
          states.find(
              inputs.key(), name -> Files.readAllBytes(classes.resolve(name + CLASS)), generated);
      if (state.isPresent()) {
        new PartialCompiler(compilations, settings(call, left))
            .verified(state.get(), sources(call, inputs))
            .ifPresent(followed -> states.save(inputs.key(), followed));
      }
    } catch (IOException | UncheckedIOException notFollowed) {
      // the next compilation is a whole one
    }
  }

  /** Compiles what is affected since the last execution. */
  public Partial partially(Trace last) throws IOException {
    if (typesOnly) {
      return Partial.NOT_TRIED;
    }
    JavacCall call;
    try {
      call = JavacCall.of(module, mojo, parameters);
    } catch (JavacCall.Untranslatable unknown) {
      return new Partial.Whole(String.valueOf(unknown.getMessage()));
    }
    Set<String> upstream = classPath.differing(last.inputs(), inputs);
    Optional<String> other = otherChange(last.inputs(), inputs, upstream);
    if (other.isPresent()) {
      return new Partial.Whole("a change of " + other.get());
    }
    Map<String, String> sources = sources(call, inputs);
    if (!hasSources(inputs) && !hasSources(last.inputs())) {
      return new Partial.Untouched("there is nothing to compile");
    }
    Path classes = call.outputDirectory();
    Optional<Path> generated = call.processors().map(ProcessorCall::sourceDirectory);
    Optional<ModuleState> state =
        states.find(
            last.key(), name -> Files.readAllBytes(classes.resolve(name + CLASS)), generated);
    if (state.isEmpty()) {
      return new Partial.Whole("want of a record of what its files use");
    }
    Map<String, String> before = state.get().sources();
    generated.ifPresent(dir -> before.keySet().removeIf(path -> Path.of(path).startsWith(dir)));
    if (sources.isEmpty()) {
      return new Partial.Whole("want of sources");
    }
    for (String path : differing(before, sources)) {
      if (path.endsWith("package-info.java")) { // the plugin may write a class file for it itself
        return new Partial.Whole("a change of a package-info.java");
      }
    }
    boolean sameFiles = before.keySet().equals(sources.keySet());
    if (!sameFiles && JavacCall.compare(mojo.getVersion(), StatusFiles.SORTED_SINCE) < 0) {
      return new Partial.Whole(
          "added or removed files with maven-compiler-plugin " + mojo.getVersion());
    }
    PartialOutcome outcome;
    try (Upstream around = classPath.upstream(last.inputs(), inputs, upstream)) {
      outcome =
          new PartialCompiler(compilations, settings(call, left(call, last)))
              .compile(state.get(), sources, around);
    } catch (ClassPathStates.Unknown unknown) {
      return new Partial.Whole(String.valueOf(unknown.getMessage()));
    }
    if (outcome instanceof PartialOutcome.Whole whole) {
      follow = whole.verifiable();
      return new Partial.Whole(whole.why());
    }
    PartialOutcome.Done done = (PartialOutcome.Done) outcome;
    states.save(inputs.key(), done.next());
    if (done.compiled().isEmpty() && done.removed().isEmpty() && sameFiles && sameFiles(done)) {
      return new Partial.Untouched("no file uses what changed of " + classPath.named(upstream));
    }
    Messages.print(done.messages());
    LOG.info(
        "compiled {} of {} source file{}",
        done.compiled().size(),
        sources.size(),
        sources.size() == 1 ? "" : "s");
    return partial(call, last, done, sources.keySet(), sameFiles);
  }

  private Partial partial(
      JavacCall call, Trace last, PartialOutcome.Done done, Set<String> sources, boolean sameFiles)
      throws IOException {
    String classes = module.name(call.outputDirectory()) + "/";
    Map<String, byte[]> written = new TreeMap<>();
    done.classes().forEach((name, bytes) -> written.put(classes + name + CLASS, bytes));
    Set<String> removed = new TreeSet<>();
    done.removed().forEach(name -> removed.add(classes + name + CLASS));
    done.files().forEach((path, bytes) -> written.put(module.name(Path.of(path)), bytes));
    done.removedFiles().forEach(path -> removed.add(module.name(Path.of(path))));
    if (!status(call, last, written, removed, sources, sameFiles)) {
      return new Partial.Whole("an order of class files that cannot be foretold");
    }
    Map<String, String> compiled = new TreeMap<>();
    done.compiled().forEach((path, why) -> compiled.put(relative(call, path), why));
    return Partial.Done.of(written, removed, compiled);
  }

  /** The plugin's own lists, where they would be others now; false if that is not known. */
  private boolean status(
      JavacCall call,
      Trace last,
      Map<String, byte[]> written,
      Set<String> removed,
      Set<String> sources,
      boolean sameFiles)
      throws IOException {
    String classes = module.name(call.outputDirectory()) + "/";
    Set<String> before = new HashSet<>();
    Optional<String> inputsList = Optional.empty();
    Optional<String> createdList = Optional.empty();
    for (OutputEntry output : last.result().outputs()) {
      String path = output.path();
      if (path.startsWith(classes) && output.kind() != OutputEntry.Kind.EMPTY_DIRECTORY) {
        before.add(path.substring(classes.length()).replace('/', File.separatorChar));
      } else if (path.endsWith("/inputFiles.lst")) {
        inputsList = Optional.of(path);
      } else if (path.endsWith("/createdFiles.lst")) {
        createdList = Optional.of(path);
      }
    }
    Set<String> gone = new HashSet<>();
    removed.stream()
        .filter(path -> path.startsWith(classes))
        .forEach(
            path -> gone.add(path.substring(classes.length()).replace('/', File.separatorChar)));
    Set<String> made = new HashSet<>(before);
    made.removeAll(gone);
    written.keySet().stream()
        .filter(path -> path.startsWith(classes))
        .forEach(
            path -> made.add(path.substring(classes.length()).replace('/', File.separatorChar)));
    if (!sameFiles && inputsList.isPresent()) {
      written.put(inputsList.get(), StatusFiles.inputs(sources));
    }
    if (!made.equals(before) && createdList.isPresent()) {
      Optional<byte[]> created =
          StatusFiles.created(
              call.outputDirectory(),
              made,
              module.writtenEarlier(),
              new ListingOrder(module.buildDir().resolve("aria")));
      if (created.isEmpty()) {
        return false;
      }
      written.put(createdList.get(), created.get());
    }
    return true;
  }

  private static PartialCompiler.Settings settings(JavacCall call, Set<String> left) {
    return new PartialCompiler.Settings(
        call.options(),
        call.charset(),
        call.outputDirectory(),
        call.processors()
            .map(all -> new PartialCompiler.Processors(all.path(), all.sourceDirectory(), left)));
  }

  /** Files of the last execution that annotation processors may have written. */
  private Set<String> left(JavacCall call, Trace last) {
    Set<String> left = new TreeSet<>();
    call.processors()
        .ifPresent(
            processors -> {
              for (OutputEntry output : last.result().outputs()) {
                Path path = module.path(output.path());
                if (output.kind() != OutputEntry.Kind.EMPTY_DIRECTORY
                    && (path.startsWith(call.outputDirectory())
                        || path.startsWith(processors.sourceDirectory()))) {
                  left.add(path.toString());
                }
              }
            });
    return left;
  }

  /** Whether annotation processors made what is there. */
  private static boolean sameFiles(PartialOutcome.Done done) throws IOException {
    for (Map.Entry<String, byte[]> file : done.files().entrySet()) {
      Path path = Path.of(file.getKey());
      if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
        return false;
      }
    }
    return done.removedFiles().isEmpty();
  }

  private static String relative(JavacCall call, String path) {
    List<Path> roots = new ArrayList<>(call.roots());
    call.processors().map(ProcessorCall::sourceDirectory).ifPresent(roots::add);
    for (Path root : roots) {
      if (Path.of(path).startsWith(root)) {
        return root.relativize(Path.of(path)).toString().replace(File.separatorChar, '/');
      }
    }
    return path;
  }

  private static boolean hasSources(Inputs inputs) {
    return inputs.list().stream()
        .anyMatch(
            input ->
                input.fingerprint().normaliser() == Normaliser.SOURCE
                    && !input.members().isEmpty());
  }

  private static Set<String> differing(Map<String, String> before, Map<String, String> after) {
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    all.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
    return all;
  }

  /** The first input that differs, besides sources and entries of the class path. */
  private static Optional<String> otherChange(Inputs before, Inputs after, Set<String> upstream) {
    List<String> others = new ArrayList<>();
    if (!orderOf(before).equals(orderOf(after))) {
      others.add("the order of inputs");
    }
    Map<String, Input> old = new LinkedHashMap<>();
    before.list().forEach(input -> old.put(input.name(), input));
    for (Input now : after.list()) {
      Input then = old.remove(now.name());
      if (then == null) {
        others.add(now.name());
        continue;
      }
      boolean bothSources =
          now.fingerprint().normaliser() == Normaliser.SOURCE
              && then.fingerprint().normaliser() == Normaliser.SOURCE;
      if (!bothSources
          && !upstream.contains(now.name())
          && !then.fingerprint().equals(now.fingerprint())) {
        others.add(now.name());
      }
    }
    others.addAll(old.keySet());
    return others.stream()
        .filter(name -> name.startsWith("parameter ")) // others may follow from it
        .findFirst()
        .or(() -> others.stream().reduce((first, later) -> later)); // the order counts last
  }

  private static List<String> orderOf(Inputs inputs) {
    return inputs.list().stream()
        .filter(input -> input.fingerprint().normaliser() != Normaliser.SOURCE)
        .map(Input::name)
        .toList();
  }

  /** Digests of all source files by absolute path, as the inputs hold them. */
  private Map<String, String> sources(JavacCall call, Inputs of) {
    Map<String, Input> byName = new LinkedHashMap<>();
    of.list().forEach(input -> byName.put(input.name(), input));
    Map<String, String> sources = new TreeMap<>();
    for (Path root : call.roots()) {
      Input input = byName.get("source " + module.name(root));
      if (input != null) {
        for (Map.Entry<String, Digest> member : input.members().entrySet()) {
          sources.put(root.resolve(member.getKey()).toString(), member.getValue().hex());
        }
      }
    }
    return sources;
  }
}
