package dev.ariabuild.java.incremental;

import dev.ariabuild.java.incremental.Generation.Made;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.Compiled.Message;
import dev.ariabuild.java.worker.ProcessRequest;
import dev.ariabuild.java.worker.Processed;
import dev.ariabuild.java.worker.Processed.Output;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives annotation processors those files again of which they may now make something else, together
 * with all files that they can look into from there: what they see is what they would see in a
 * compilation of everything. Does not compile what they make.
 *
 * <p>The rules, with what each is for: {@code docs/adr/0017-annotation-processors.md}.
 */
final class Reprocessing {
  private final ModuleState state;
  private final Generation old;
  private final Compilations compilations;
  private final PartialCompiler.Settings settings;
  private final PartialCompiler.Processors processors;
  private final Set<String> sources;
  private final Set<String> dirty;
  private final Set<String> deleted;

  /** What came of it. */
  sealed interface Result {
    /** It cannot be done in part; a lower-case clause says why. */
    record Whole(String why, boolean verifiable) implements Result {}

    /**
     * It is done.
     *
     * @param given files that were given to processors
     * @param made content of what they made, by path
     * @param removed paths of what was made of these files and is not made any more
     * @param next all that is made now
     */
    record Done(
        Set<String> given,
        SortedMap<String, byte[]> made,
        Set<String> removed,
        Generation next,
        List<Message> messages)
        implements Result {}
  }

  /**
   * For one state of the sources.
   *
   * @param sources that people wrote, all
   * @param dirty those of them that are not as they were, or may mean something else now
   * @param deleted those that were there
   */
  Reprocessing(
      ModuleState state,
      Compilations compilations,
      PartialCompiler.Settings settings,
      Set<String> sources,
      Set<String> dirty,
      Set<String> deleted) {
    this.state = state;
    this.old = state.generation();
    this.compilations = compilations;
    this.settings = settings;
    this.processors = settings.processors().orElseThrow();
    this.sources = sources;
    this.dirty = dirty;
    this.deleted = deleted;
  }

  /**
   * Runs them.
   *
   * @param upstream whether the class path changed, in which processors may look at anything
   */
  Result run(boolean upstream) throws IOException {
    Optional<String> strange = old.known() ? Optional.empty() : strangeClass();
    if (strange.isPresent()) {
      return new Result.Whole("it is not known what " + strange.get() + " was made from", false);
    }
    Optional<Views> views = views(old);
    boolean everything = upstream || !old.known() || views.isEmpty();
    Set<String> given = everything ? sources : chosen(views.get(), Set.of());
    Processed processed = process(given);
    if (!everything && !processed.aggregated().isEmpty() && !given.containsAll(aggregated())) {
      given = chosen(views.get(), aggregated());
      processed = process(given);
    }
    if (!processed.broken().isEmpty()) {
      return new Result.Whole(processed.broken().get(0), false);
    }
    if (!processed.success()) {
      return new Result.Whole("annotation processing of the affected files alone fails", false);
    }
    return old.known()
        ? merged(given, processed)
        : firstSeen(given, processed, upstream || views.isEmpty());
  }

  /** A class file that is there and that no known source was compiled to. */
  private Optional<String> strangeClass() {
    Set<String> known = new HashSet<>(state.classNames());
    String output = settings.outputDirectory() + File.separator;
    return processors.left().stream()
        .filter(path -> path.startsWith(output) && path.endsWith(".class"))
        .map(path -> path.substring(output.length(), path.length() - 6))
        .map(name -> name.replace(File.separatorChar, '/'))
        .filter(name -> !known.contains(name))
        .filter(name -> !name.endsWith("package-info")) // some build tools write them by themselves
        .findFirst();
  }

  /** Empty if what changed files name is not known. */
  private Optional<Views> views(Generation generation) throws IOException {
    Map<String, Set<String>> words = new HashMap<>();
    for (String path : dirty) {
      Optional<Set<String>> all = Words.of(Path.of(path), settings.charset());
      if (all.isEmpty()) {
        return Optional.empty();
      }
      words.put(path, all.get());
    }
    return Optional.of(new Views(state, generation, words));
  }

  private Set<String> aggregated() {
    Set<String> aggregated = new TreeSet<>(old.aggregated());
    aggregated.retainAll(sources);
    return aggregated;
  }

  private Set<String> chosen(Views views, Set<String> more) {
    Set<String> changed = new TreeSet<>(dirty);
    changed.addAll(deleted);
    Set<String> concerned = views.onto(changed);
    concerned.retainAll(old.given());
    concerned.addAll(dirty);
    concerned.addAll(more);
    Set<String> given = views.from(concerned);
    if (concerned.isEmpty() && Collections.disjoint(deleted, old.aggregated())) {
      return Set.of();
    }
    if (!Collections.disjoint(given, old.aggregated())
        || !Collections.disjoint(deleted, old.aggregated())) {
      concerned.addAll(aggregated());
      given = views.from(concerned);
    }
    given.retainAll(sources);
    if (!given.isEmpty()) {
      sources.stream().filter(path -> path.endsWith("package-info.java")).forEach(given::add);
    }
    return given;
  }

  private Processed process(Set<String> given) throws IOException {
    if (given.isEmpty() && old.reads().isEmpty()) {
      return Processed.NOTHING;
    }
    boolean everything = given.equals(sources);
    Set<String> remade = remade(given);
    Set<String> foreign = new HashSet<>(old.made().keySet());
    foreign.removeAll(remade);
    Set<String> hidden = new HashSet<>();
    given.forEach(path -> hidden.addAll(state.classesOf(path)));
    deleted.forEach(path -> hidden.addAll(state.classesOf(path)));
    remade.forEach(path -> hidden.addAll(state.classesOf(path)));
    return compilations.process(
        new ProcessRequest(
            settings.options().stream().filter(option -> !option.equals("-proc:none")).toList(),
            settings.charset(),
            settings.outputDirectory().toString(),
            processors.sourceDirectory().toString(),
            processors.path().path().stream().map(Path::toString).toList(),
            processors.path().processors(),
            hidden,
            remade,
            foreign,
            everything ? Map.of() : old.reads(),
            List.copyOf(given)));
  }

  /** What was made, as far as it is made again of these files. */
  private Set<String> remade(Set<String> given) {
    if (!old.known()) {
      Set<String> all = new TreeSet<>();
      for (String path : processors.left()) {
        if (!path.startsWith(settings.outputDirectory() + File.separator)
            || !path.endsWith(".class")) {
          all.add(path);
        }
      }
      return all;
    }
    Set<String> gone = new HashSet<>(given);
    gone.addAll(deleted);
    boolean aggregates = !Collections.disjoint(gone, old.aggregated());
    Set<String> remade = new TreeSet<>();
    old.made()
        .forEach(
            (path, made) -> {
              if (made.aggregated() ? aggregates : !Collections.disjoint(gone, made.origins())) {
                remade.add(path);
              }
            });
    return remade;
  }

  private Result merged(Set<String> given, Processed processed) {
    Set<String> remade = remade(given);
    Set<String> gone = new HashSet<>(given);
    gone.addAll(deleted);
    SortedMap<String, Made> made = new TreeMap<>(old.made());
    made.keySet().removeAll(remade);
    for (Output output : processed.outputs()) {
      if (made.put(output.path(), made(output)) != null) {
        return new Result.Whole(
            "annotation processors make " + name(output.path()) + " of several files", false);
      }
    }
    return done(
        given,
        processed,
        remade,
        new Generation(
            true,
            kept(old.isolated(), gone, processed.isolated()),
            kept(old.aggregated(), gone, processed.aggregated()),
            reads(old.reads(), processed.reads()),
            made));
  }

  private static SortedMap<String, String> reads(
      Map<String, String> before, Map<String, String> now) {
    SortedMap<String, String> all = new TreeMap<>(before);
    all.putAll(now);
    return all;
  }

  private static Set<String> kept(Set<String> before, Set<String> gone, Collection<String> now) {
    Set<String> all = new TreeSet<>(before);
    all.removeAll(gone);
    all.addAll(now);
    return all;
  }

  private static Made made(Output output) {
    return new Made(output.source(), output.aggregated(), output.origins());
  }

  private static Result.Done done(
      Set<String> given, Processed processed, Set<String> remade, Generation next) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    processed.outputs().forEach(output -> contents.put(output.path(), output.content()));
    Set<String> removed = new TreeSet<>(remade);
    removed.removeAll(contents.keySet());
    return new Result.Done(given, contents, removed, next, processed.messages());
  }

  /**
   * The build tool's compiler ran the processors before, and nothing is known of that but what it
   * left. What no edit can have changed has to be there as it is made now; and every processor has
   * to have made something of that kind.
   */
  private Result firstSeen(Set<String> given, Processed processed, boolean anythingChanged)
      throws IOException {
    SortedMap<String, Made> made = new TreeMap<>();
    processed.outputs().forEach(output -> made.put(output.path(), made(output)));
    Generation next =
        new Generation(
            true,
            processed.isolated(),
            processed.aggregated(),
            reads(Map.of(), processed.reads()),
            made);
    Set<String> changed = new TreeSet<>(dirty);
    changed.addAll(deleted);
    Set<String> concerned = anythingChanged ? sources : views(next).orElseThrow().onto(changed);
    boolean aggregates = !Collections.disjoint(concerned, next.aggregated()) || !deleted.isEmpty();
    Set<String> seen = new HashSet<>();
    List<Output> others = new ArrayList<>();
    for (Output output : processed.outputs()) {
      boolean mayDiffer =
          output.aggregated()
              ? aggregates || anythingChanged
              : !Collections.disjoint(concerned, output.origins());
      if (OnDisk.same(Path.of(output.path()), output.content())) {
        seen.add(output.by());
      } else if (mayDiffer) {
        others.add(output);
      } else {
        return new Result.Whole(
            "annotation processor "
                + output.by()
                + " made another "
                + name(output.path())
                + " than it makes now",
            false);
      }
    }
    for (Output output : others) {
      if (!seen.contains(output.by())) {
        return new Result.Whole(
            "annotation processor " + output.by() + " was not followed yet", true);
      }
    }
    return done(given, processed, remade(given), next);
  }

  private static String name(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }
}
