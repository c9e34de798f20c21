package dev.ariabuild.maven.session;

import dev.ariabuild.engine.execute.Ahead;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.maven.compile.JavacAgain;
import dev.ariabuild.maven.watch.KnownGoal;
import dev.ariabuild.maven.watch.WatchMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Between two builds of a session that goes on: writes the classes of changed sources, where that
 * can be done with what is in memory. A build follows in any case, which looks at everything and
 * does the rest.
 */
final class QuickBuild implements WatchMemory.Hand {
  private final WatchMemory memory;
  private final Map<Path, Ahead> modules = new HashMap<>();
  private final CompletableFuture<Void> ready;

  /** Gets ready on another thread for modules in which people work. */
  QuickBuild(WatchMemory memory) {
    this.memory = memory;
    memory.busy().forEach(this::module);
    List<Ahead> busy = List.copyOf(modules.values());
    this.ready = CompletableFuture.runAsync(() -> busy.forEach(Ahead::load));
  }

  private Ahead module(KnownGoal goal) {
    return modules.computeIfAbsent(
        goal.dir(), dir -> new Ahead(dir, goal.buildDir(), goal.traces()));
  }

  @Override
  public Map<String, Object> compile(List<Path> sources) {
    long start = System.nanoTime();
    Map<KnownGoal, List<Path>> goals = memory.compiling(sources);
    if (goals.isEmpty()) {
      return Map.of("why", "it is not known how they are compiled");
    }
    ready.join();
    memory.compilers().holdBack();
    Calls calls = new Calls(memory.compilers().compilations());
    List<String> compiled = new ArrayList<>();
    String why = "";
    try {
      for (Map.Entry<KnownGoal, List<Path>> each : goals.entrySet()) {
        KnownGoal goal = each.getKey();
        memory.isBusy(goal.dir());
        compiled.addAll(
            goal.javac()
                .write(
                    module(goal), goal.action(), goal.earlier()::contains, each.getValue(), calls)
                .keySet());
      }
    } catch (JavacAgain.Refused | IOException | RuntimeException e) {
      why = String.valueOf(e.getMessage());
    }
    Map<String, Object> answer = new HashMap<>();
    answer.put("compiled", compiled);
    answer.put("micros", (System.nanoTime() - start) / 1000);
    answer.put("why", why);
    answer.put("diagnostics", calls.failed.stream().map(QuickBuild::map).toList());
    return answer;
  }

  /** Remembers what the last call complained of, if it failed. */
  private static final class Calls implements Compilations {
    private final Compilations compilations;
    private List<Compiled.Message> failed = List.of();

    Calls(Compilations compilations) {
      this.compilations = compilations;
    }

    @Override
    public Compiled compile(CompileRequest request) throws IOException {
      Compiled compiled = compilations.compile(request);
      failed = compiled.success() ? List.of() : compiled.messages();
      return compiled;
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
  public void settle() {
    ready.join();
    modules.values().forEach(Ahead::save);
  }

  @Override
  public void close() {
    settle();
  }
}
