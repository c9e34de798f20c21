package dev.ariabuild.maven.session;

import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.ProcessRequest;
import dev.ariabuild.java.worker.Processed;
import dev.ariabuild.maven.compile.JavacGoals;
import dev.ariabuild.maven.watch.KnownGoal;
import dev.ariabuild.maven.watch.WatchMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Between two builds of a session that goes on: writes the classes of changed sources, where that
 * can be done with what is in memory. A build follows in any case, which does the rest.
 */
final class QuickBuild implements WatchMemory.Hand {
  private final WatchMemory memory;
  private final CompletableFuture<Optional<Stores>> stores;
  private final Compilations compilations;
  private List<Compiled.Message> failed = List.of();

  /**
   * Gets ready on another thread.
   *
   * @param open opens what is kept between builds
   */
  QuickBuild(WatchMemory memory, Supplier<Optional<Stores>> open) {
    this.memory = memory;
    this.stores = CompletableFuture.supplyAsync(open);
    this.compilations = new Noted();
  }

  /** Keeps what failed. */
  private final class Noted implements Compilations {
    @Override
    public Compiled compile(CompileRequest request) throws IOException {
      Compiled compiled = memory.compilers().compilations().compile(request);
      failed = compiled.success() ? List.of() : compiled.messages();
      return compiled;
    }

    @Override
    public Processed process(ProcessRequest request) throws IOException {
      Processed processed = memory.compilers().compilations().process(request);
      failed = processed.success() ? List.of() : processed.messages();
      return processed;
    }
  }

  @Override
  public Map<String, Object> compile(List<Path> sources) {
    long start = System.nanoTime();
    Map<KnownGoal, List<Path>> goals = memory.compiling(sources);
    Optional<Stores> open = stores.join();
    if (goals.isEmpty() || open.isEmpty()) {
      return Map.of("why", "it is not known how they are compiled");
    }
    List<String> compiled = new ArrayList<>();
    memory.compilers().holdBack();
    JavacGoals javac = new JavacGoals(open.get()::javac, memory.compilers(), compilations);
    failed = List.of();
    try {
      for (KnownGoal goal : goals.keySet()) {
        QuickModule module =
            ((AriaBuild) goal.build()).quick(open.get(), event -> note(event, compiled));
        if (module.compile(goal, javac).isEmpty()) {
          break;
        }
      }
    } catch (IOException | RuntimeException e) {
      return Map.of("why", String.valueOf(e));
    }
    Map<String, Object> answer = new HashMap<>();
    answer.put("compiled", compiled);
    answer.put("micros", (System.nanoTime() - start) / 1000);
    answer.put("diagnostics", failed.stream().map(QuickBuild::map).toList());
    return answer;
  }

  private static void note(BuildEvent event, List<String> compiled) {
    if (event instanceof ActionFinished finished) {
      compiled.addAll(finished.compiled());
    }
  }

  private static Map<String, Object> map(Compiled.Message message) {
    return Map.of(
        "kind",
        message.kind(),
        "file",
        message.file(),
        "line",
        message.line(),
        "column",
        message.column(),
        "message",
        message.text());
  }

  @Override
  public void close() {
    stores.join().ifPresent(Stores::abandon);
  }
}
