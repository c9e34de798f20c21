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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Between two builds of a session that goes on: writes the classes of changed sources, where that
 * can be done with what is in memory. A build follows in any case, which looks at everything and
 * does the rest.
 */
final class QuickBuild implements WatchMemory.Hand {
  private static final int MOST_TURNS = 120;
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private static final Compiled NOTHING = new Compiled(true, List.of(), Map.of(), List.of());

  private final WatchMemory memory;
  private final Map<Path, Ahead> modules = new HashMap<>();
  private volatile boolean wanted;

  /** Gets ready on another thread, for modules in which people work, and for the first one. */
  QuickBuild(WatchMemory memory) {
    this.memory = memory;
    Thread ready = new Thread(this::getReady, "aria-watch-ready");
    ready.setDaemon(true);
    ready.setPriority(Thread.MIN_PRIORITY);
    ready.start();
  }

  private void getReady() {
    for (KnownGoal goal : memory.busy()) {
      synchronized (modules) {
        module(goal).load();
      }
    }
    List<KnownGoal> cold = new ArrayList<>(memory.cold());
    long end = System.nanoTime() + LONGEST_NANOS;
    try {
      synchronized (modules) {
        cold.sort(
            Comparator.comparingInt(
                (KnownGoal goal) -> -goal.javac().size(module(goal), goal.action())));
      }
      for (int turn = 0; !cold.isEmpty() && turn < MOST_TURNS; turn++) {
        synchronized (modules) {
          if (wanted || System.nanoTime() > end) {
            return;
          }
          KnownGoal largest = cold.get(0);
          largest
              .javac()
              .warmUp(module(largest), largest.action(), turn, memory.compilers().compilations());
        }
      }
    } catch (IOException | RuntimeException staysCold) {
      // the first edit takes longer
    }
  }

  private Ahead module(KnownGoal goal) {
    return modules.computeIfAbsent(
        goal.dir(), dir -> new Ahead(dir, goal.buildDir(), goal.traces()));
  }

  @Override
  public Map<String, Object> compile(List<Path> sources, Predicate<Boolean> still) {
    long start = System.nanoTime();
    Map<KnownGoal, List<Path>> goals = memory.compiling(sources);
    if (goals.isEmpty()) {
      return Map.of("why", "it is not known how they are compiled");
    }
    wanted = true;
    synchronized (modules) {
      return compile(goals, still, start);
    }
  }

  private Map<String, Object> compile(
      Map<KnownGoal, List<Path>> goals, Predicate<Boolean> still, long start) {
    memory.compilers().holdBack();
    Calls calls = new Calls(memory.compilers().compilations());
    List<String> compiled = new ArrayList<>();
    String why = "";
    boolean dropped = false;
    try {
      for (Map.Entry<KnownGoal, List<Path>> each : goals.entrySet()) {
        KnownGoal goal = each.getKey();
        memory.isBusy(goal.dir());
        compiled.addAll(
            goal.javac()
                .write(
                    module(goal),
                    goal.action(),
                    goal.earlier()::contains,
                    each.getValue(),
                    still,
                    calls)
                .keySet());
        calls.toldNow();
      }
    } catch (JavacAgain.Superseded e) {
      dropped = true;
    } catch (JavacAgain.Refused | IOException | RuntimeException e) {
      why = String.valueOf(e.getMessage());
    }
    Map<String, Object> answer = new HashMap<>();
    answer.put("compiled", compiled);
    answer.put("micros", (System.nanoTime() - start) / 1000);
    answer.put("why", why);
    answer.put("diagnostics", calls.told().stream().map(QuickBuild::map).toList());
    answer.put("failed", calls.failed());
    answer.put("dropped", dropped);
    return answer;
  }

  /** Remembers what the last call of each goal said, or only that of a call that failed. */
  private static final class Calls implements Compilations {
    private final Compilations compilations;
    private final List<Compiled.Message> told = new ArrayList<>();
    private Compiled last = NOTHING;

    Calls(Compilations compilations) {
      this.compilations = compilations;
    }

    @Override
    public Compiled compile(CompileRequest request) throws IOException {
      last = compilations.compile(request);
      return last;
    }

    /** The classes of the last call are written. */
    void toldNow() {
      told.addAll(last.messages());
      last = NOTHING;
    }

    boolean failed() {
      return !last.success();
    }

    List<Compiled.Message> told() {
      return failed() ? last.messages() : told;
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
    synchronized (modules) {
      modules.values().forEach(Ahead::save);
    }
  }

  @Override
  public void close() {
    wanted = true;
    settle();
  }
}
