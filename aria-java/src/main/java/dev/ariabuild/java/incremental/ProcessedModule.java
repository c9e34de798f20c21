package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.Compiled.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles a module with annotation processors: they run first, over what a change can reach
 * through them, and what they make is then compiled like any other source.
 */
final class ProcessedModule {
  private static final int MOST_ROUNDS = 10;

  private final PlainModule plain;
  private final Compilations compilations;
  private final PartialCompiler.Settings settings;

  ProcessedModule(PlainModule plain, Compilations compilations, PartialCompiler.Settings settings) {
    this.plain = plain;
    this.compilations = compilations;
    this.settings = settings;
  }

  /** As {@link PartialCompiler#compile}, of the sources that people wrote. */
  PartialOutcome compile(ModuleState state, Map<String, String> written, Upstream upstream)
      throws IOException {
    Optional<String> unfit = settings.processors().orElseThrow().path().unfit();
    if (unfit.isPresent()) {
      return new PartialOutcome.Whole(unfit.get());
    }
    UpstreamChanges changes = upstream.changes(state);
    if (changes.whole().isPresent()) {
      return new PartialOutcome.Whole(changes.whole().get());
    }
    Map<String, String> before = written(state);
    Set<String> deleted = new TreeSet<>(before.keySet());
    deleted.removeAll(written.keySet());
    Set<String> dirty = new TreeSet<>();
    written.forEach(
        (path, digest) -> {
          if (!digest.equals(before.get(path))) {
            dirty.add(path);
          }
        });
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Reprocessed result =
          new Reprocessing(
                  state, compilations, settings, new Written(written.keySet(), dirty, deleted))
              .run(!changes.all().isEmpty());
      if (result instanceof Reprocessed.Whole whole) {
        return new PartialOutcome.Whole(whole.why(), whole.verifiable());
      }
      Reprocessed.Done processed = (Reprocessed.Done) result;
      Optional<Sources> sources = sources(state, written, processed);
      if (sources.isEmpty()) {
        return new PartialOutcome.Whole("want of a record of generated sources");
      }
      PartialOutcome outcome = plain.compile(state, sources.get(), upstream);
      if (!(outcome instanceof PartialOutcome.Done done)) {
        return outcome;
      }
      Set<String> reached = new TreeSet<>(done.compiled().keySet());
      reached.retainAll(written.keySet());
      reached.removeAll(dirty);
      if (!concerns(reached, state, processed)) {
        return with(done, processed);
      }
      dirty.addAll(reached);
    }
    return new PartialOutcome.Whole("changes kept reaching more files");
  }

  /** Whether a file that processors were not given again can see one of these. */
  private static boolean concerns(
      Set<String> reached, ModuleState state, Reprocessed.Done processed) {
    if (reached.isEmpty()) {
      return false;
    }
    Set<String> concerned = new Views(state, processed.next(), Map.of()).onto(reached);
    concerned.retainAll(processed.next().given());
    concerned.removeAll(processed.given());
    return !concerned.isEmpty();
  }

  private Map<String, String> written(ModuleState state) {
    Map<String, String> written = new LinkedHashMap<>(state.sources());
    written.keySet().removeIf(this::isGenerated);
    return written;
  }

  private boolean isGenerated(String path) {
    return Path.of(path).startsWith(settings.processors().orElseThrow().sourceDirectory());
  }

  /** All sources there are now; empty if one is not known. */
  private static Optional<Sources> sources(
      ModuleState state, Map<String, String> written, Reprocessed.Done processed) {
    Map<String, String> before = state.sources();
    Map<String, String> digests = new TreeMap<>(written);
    for (Map.Entry<String, Generation.Made> made : processed.next().made().entrySet()) {
      if (made.getValue().source()) {
        byte[] content = processed.made().get(made.getKey());
        String digest = content == null ? before.get(made.getKey()) : RecordFile.generated(content);
        if (digest == null) {
          return Optional.empty();
        }
        digests.put(made.getKey(), digest);
      }
    }
    Generation next = processed.next();
    return Optional.of(new Sources(digests, processed.made(), next.given(), next));
  }

  private static PartialOutcome.Done with(PartialOutcome.Done done, Reprocessed.Done processed) {
    List<Message> messages = new ArrayList<>(processed.messages());
    Set<Message> told = new HashSet<>(messages);
    done.messages().stream().filter(told::add).forEach(messages::add);
    return new PartialOutcome.Done(
        done.classes(),
        done.removed(),
        processed.made(),
        processed.removed(),
        done.compiled(),
        messages,
        Objects.requireNonNull(done.next()));
  }
}
