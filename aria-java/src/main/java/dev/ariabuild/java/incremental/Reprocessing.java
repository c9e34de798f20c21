package dev.ariabuild.java.incremental;

import dev.ariabuild.java.incremental.Generation.Made;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.ProcessRequest;
import dev.ariabuild.java.worker.Processed;
import dev.ariabuild.java.worker.Processed.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
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
  private final Written written;
  private final FirstSight firstSight;

  /** For one state of the sources. */
  Reprocessing(
      ModuleState state,
      Compilations compilations,
      PartialCompiler.Settings settings,
      Written written) {
    this.state = state;
    this.old = state.generation();
    this.compilations = compilations;
    this.settings = settings;
    this.processors = settings.processors().orElseThrow();
    this.written = written;
    this.firstSight = new FirstSight(processors.left(), settings.outputDirectory());
  }

  /**
   * Runs them.
   *
   * @param upstream whether the class path changed, in which processors may look at anything
   */
  Reprocessed run(boolean upstream) throws IOException {
    Optional<String> strange = old.known() ? Optional.empty() : firstSight.strangeClass(state);
    if (strange.isPresent()) {
      return new Reprocessed.Whole(
          "it is not known what " + strange.get() + " was made from", false);
    }
    Optional<Views> views = views(old);
    GivenFiles files = new GivenFiles(old, written);
    boolean everything = upstream || !old.known() || views.isEmpty();
    Set<String> given = everything ? written.all() : files.seenAgain(views.get());
    Processed processed = process(given);
    if (!everything
        && !processed.aggregated().isEmpty()
        && !given.containsAll(files.aggregated())) {
      given = files.seenAgainWithAggregated(views.get());
      processed = process(given);
    }
    if (!processed.broken().isEmpty()) {
      return new Reprocessed.Whole(processed.broken().get(0), false);
    }
    if (!processed.success()) {
      return new Reprocessed.Whole(
          "annotation processing of the affected files alone fails", false);
    }
    return old.known()
        ? merged(given, processed)
        : firstSeen(given, processed, upstream || views.isEmpty());
  }

  private Processed process(Set<String> given) throws IOException {
    if (given.isEmpty() && old.reads().isEmpty()) {
      return Processed.NOTHING;
    }
    boolean everything = given.equals(written.all());
    Set<String> remade = remade(given);
    Set<String> foreign = new HashSet<>(old.made().keySet());
    foreign.removeAll(remade);
    Set<String> hidden = new HashSet<>();
    given.forEach(path -> hidden.addAll(state.classesOf(path)));
    written.deleted().forEach(path -> hidden.addAll(state.classesOf(path)));
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
      return firstSight.left();
    }
    Set<String> gone = new HashSet<>(given);
    gone.addAll(written.deleted());
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

  private Reprocessed merged(Set<String> given, Processed processed) {
    Set<String> remade = remade(given);
    Set<String> gone = new HashSet<>(given);
    gone.addAll(written.deleted());
    SortedMap<String, Made> made = new TreeMap<>(old.made());
    made.keySet().removeAll(remade);
    for (Output output : processed.outputs()) {
      if (made.put(output.path(), made(output)) != null) {
        return new Reprocessed.Whole(
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

  private static Reprocessed.Done done(
      Set<String> given, Processed processed, Set<String> remade, Generation next) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    processed.outputs().forEach(output -> contents.put(output.path(), output.content()));
    Set<String> removed = new TreeSet<>(remade);
    removed.removeAll(contents.keySet());
    return new Reprocessed.Done(given, contents, removed, next, processed.messages());
  }

  /** The build tool's compiler ran the processors before. */
  private Reprocessed firstSeen(Set<String> given, Processed processed, boolean anythingChanged)
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
    Set<String> concerned =
        anythingChanged ? written.all() : views(next).orElseThrow().onto(written.changed());
    boolean aggregates =
        anythingChanged
            || !Collections.disjoint(concerned, next.aggregated())
            || !written.deleted().isEmpty();
    Optional<Reprocessed.Whole> obstacle =
        firstSight.obstacle(
            processed.outputs(),
            output ->
                output.aggregated()
                    ? aggregates
                    : !Collections.disjoint(concerned, output.origins()));
    return obstacle.isPresent() ? obstacle.get() : done(given, processed, remade(given), next);
  }

  /** Empty if what changed files name is not known. */
  private Optional<Views> views(Generation generation) throws IOException {
    return Views.of(state, generation, written.dirty(), settings.charset());
  }

  private static String name(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }
}
