package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.execute.Partial;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.incremental.PartialCompiler;
import dev.ariabuild.java.incremental.PartialOutcome;
import dev.ariabuild.java.incremental.Upstream;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.Compiled.Message;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The part of a goal's sources that changes reach, compiled in the plugin's stead, with the files
 * that the plugin would leave. Knows nothing of Maven: it can be done when a build is over.
 */
final class JavacPart {
  private static final String CLASS = ".class";

  private final Place place;
  private final JavacCall call;
  private final String version;
  private final ClassPathStates classPath;
  private final States states;
  private boolean wantsFollowing;

  /**
   * A part of one goal.
   *
   * @param version of maven-compiler-plugin
   */
  JavacPart(Place place, JavacCall call, String version, ClassPathStates classPath, States states) {
    this.place = place;
    this.call = call;
    this.version = version;
    this.classPath = classPath;
    this.states = states;
  }

  /** Hears what was compiled, before anything is written. */
  @FunctionalInterface
  interface Listener {
    void compiled(List<Message> messages, int files, int of);
  }

  Place place() {
    return place;
  }

  JavacCall call() {
    return call;
  }

  /** The input that a source root is. */
  String input(Path root) {
    return "source " + place.name(root);
  }

  /** The class files of these sources, as paths of the module; none of a source that is new. */
  List<String> classFiles(Trace last, Iterable<Path> sources) {
    List<String> files = new ArrayList<>();
    Optional<ModuleState> state = state(last);
    for (Path source : sources) {
      state
          .map(known -> known.classesOf(source.toString()))
          .orElse(List.of())
          .forEach(name -> files.add(place.name(call.outputDirectory()) + "/" + name + CLASS));
    }
    return files;
  }

  /**
   * Compiles one unchanged source as if it had changed. All that comes of it is that the compiler
   * is known to make the classes that the plugin's made.
   */
  void rehearse(Trace last, String source, Compilations compilations) throws IOException {
    Optional<ModuleState> state = state(last);
    Map<String, String> sources = sources(last.inputs());
    if (state.isPresent() && sources.replace(source, "") != null) {
      try (Upstream around = classPath.upstream(last.inputs(), last.inputs(), Set.of())) {
        PartialOutcome outcome =
            new PartialCompiler(compilations, settings(left(last)))
                .compile(state.get(), sources, around);
        if (outcome instanceof PartialOutcome.Done && !state.get().verified()) {
          states.save(last.key(), state.get().asVerified());
        }
      } catch (ClassPathStates.Unknown notPossible) {
        // then the plugin would compile everything
      }
    }
  }

  private Optional<ModuleState> state(Trace last) {
    return state(last.key());
  }

  private Optional<ModuleState> state(ActionKey key) {
    Path classes = call.outputDirectory();
    return states.find(
        key,
        name -> Files.readAllBytes(classes.resolve(name + CLASS)),
        call.processors().map(ProcessorCall::sourceDirectory));
  }

  /** Whether a compilation of everything that comes now is to be followed by {@link #follow}. */
  boolean wantsFollowing() {
    return wantsFollowing;
  }

  /**
   * Completes the record of a compilation that has just ended: an edit of the same files can then
   * be compiled in part, which it could not this time.
   */
  void follow(Inputs inputs, Compilations compilations) {
    Optional<Path> generated = call.processors().map(ProcessorCall::sourceDirectory);
    if (generated.isEmpty()) {
      return;
    }
    try {
      Set<String> left = new TreeSet<>();
      for (Path root : List.of(call.outputDirectory(), generated.get())) {
        try (Stream<Path> all = Files.walk(root)) {
          all.filter(Files::isRegularFile)
              .filter(file -> !place.writtenEarlier(file))
              .forEach(file -> left.add(file.toString()));
        }
      }
      Optional<ModuleState> state = state(inputs.key());
      if (state.isPresent()) {
        new PartialCompiler(compilations, settings(left))
            .verified(state.get(), sources(inputs))
            .ifPresent(followed -> states.save(inputs.key(), followed));
      }
    } catch (IOException | UncheckedIOException notFollowed) {
      // the next compilation is a whole one
    }
  }

  private PartialCompiler.Settings settings(Set<String> left) {
    return new PartialCompiler.Settings(
        call.options(),
        call.charset(),
        call.outputDirectory(),
        call.processors()
            .map(all -> new PartialCompiler.Processors(all.path(), all.sourceDirectory(), left)));
  }

  /** Files of the last execution that annotation processors may have written. */
  private Set<String> left(Trace last) {
    Set<String> left = new TreeSet<>();
    call.processors()
        .ifPresent(
            processors -> {
              for (OutputEntry output : last.result().outputs()) {
                Path path = place.moduleDir().resolve(output.path()).normalize();
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

  /**
   * Compiles what is affected since the last execution.
   *
   * @param inputs as they are now
   */
  Partial partially(Trace last, Inputs inputs, Compilations compilations, Listener listener)
      throws IOException {
    Set<String> upstream = classPath.differing(last.inputs(), inputs);
    Optional<String> other =
        InputChanges.other(last.inputs(), inputs, upstream, classPath.parameter());
    if (other.isPresent()) {
      return new Partial.Whole(other.get());
    }
    Map<String, String> sources = sources(inputs);
    if (!InputChanges.hasSources(inputs) && !InputChanges.hasSources(last.inputs())) {
      return new Partial.Untouched("there is nothing to compile");
    }
    Optional<ModuleState> state = state(last);
    if (state.isEmpty()) {
      return new Partial.Whole("want of a record of what its files use");
    }
    Map<String, String> before = state.get().sources();
    call.processors()
        .map(ProcessorCall::sourceDirectory)
        .ifPresent(dir -> before.keySet().removeIf(path -> Path.of(path).startsWith(dir)));
    if (sources.isEmpty()) {
      return new Partial.Whole("want of sources");
    }
    for (String path : differing(before, sources)) {
      if (path.endsWith("package-info.java")) { // the plugin may write a class file for it itself
        return new Partial.Whole("a change of a package-info.java");
      }
    }
    boolean sameFiles = before.keySet().equals(sources.keySet());
    if (!sameFiles && JavacCall.compare(version, StatusFiles.SORTED_SINCE) < 0) {
      return new Partial.Whole("added or removed files with maven-compiler-plugin " + version);
    }
    PartialOutcome outcome;
    try (Upstream around = classPath.upstream(last.inputs(), inputs, upstream)) {
      outcome =
          new PartialCompiler(compilations, settings(left(last)))
              .compile(state.get(), sources, around);
    } catch (ClassPathStates.Unknown unknown) {
      return new Partial.Whole(String.valueOf(unknown.getMessage()));
    }
    if (outcome instanceof PartialOutcome.Whole whole) {
      wantsFollowing = whole.verifiable();
      return new Partial.Whole(whole.why());
    }
    PartialOutcome.Done done = (PartialOutcome.Done) outcome;
    states.save(inputs.key(), done.next());
    if (done.compiled().isEmpty() && done.removed().isEmpty() && sameFiles && sameFiles(done)) {
      return new Partial.Untouched("no file uses what changed of " + classPath.named(upstream));
    }
    listener.compiled(done.messages(), done.compiled().size(), sources.size());
    return partial(last, done, sources.keySet(), sameFiles);
  }

  private Partial partial(
      Trace last, PartialOutcome.Done done, Set<String> sources, boolean sameFiles)
      throws IOException {
    String classes = place.name(call.outputDirectory()) + "/";
    Map<String, byte[]> written = new TreeMap<>();
    done.classes().forEach((name, bytes) -> written.put(classes + name + CLASS, bytes));
    Set<String> removed = new TreeSet<>();
    done.removed().forEach(name -> removed.add(classes + name + CLASS));
    done.files().forEach((path, bytes) -> written.put(place.name(Path.of(path)), bytes));
    done.removedFiles().forEach(path -> removed.add(place.name(Path.of(path))));
    if (!new StatusLists(place, call.outputDirectory())
        .update(last, written, removed, sources, sameFiles)) {
      return new Partial.Whole("an order of class files that cannot be foretold");
    }
    Map<String, String> compiled = new TreeMap<>();
    done.compiled().forEach((path, why) -> compiled.put(relative(path), why));
    return Partial.Done.of(written, removed, compiled);
  }

  private String relative(String path) {
    List<Path> roots = new ArrayList<>(call.roots());
    call.processors().map(ProcessorCall::sourceDirectory).ifPresent(roots::add);
    for (Path root : roots) {
      if (Path.of(path).startsWith(root)) {
        return root.relativize(Path.of(path)).toString().replace(File.separatorChar, '/');
      }
    }
    return path;
  }

  private static Set<String> differing(Map<String, String> before, Map<String, String> after) {
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    all.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
    return all;
  }

  /** Digests of all source files by absolute path, as the inputs hold them. */
  Map<String, String> sources(Inputs of) {
    Map<String, Input> byName = new LinkedHashMap<>();
    of.list().forEach(input -> byName.put(input.name(), input));
    Map<String, String> sources = new TreeMap<>();
    for (Path root : call.roots()) {
      Input input = byName.get(input(root));
      if (input != null) {
        for (Map.Entry<String, Digest> member : input.members().entrySet()) {
          sources.put(root.resolve(member.getKey()).toString(), member.getValue().hex());
        }
      }
    }
    return sources;
  }
}
