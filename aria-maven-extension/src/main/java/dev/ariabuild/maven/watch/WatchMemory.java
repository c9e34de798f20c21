package dev.ariabuild.maven.watch;

import dev.ariabuild.maven.compile.CompileMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is handed on from build to build in the request's data. {@code aria:watch} asks it, in types
 * of the JDK, to bring classes of changed sources about. Thread-safe.
 */
public final class WatchMemory
    implements BiFunction<List<String>, Predicate<Boolean>, Map<String, Object>>, AutoCloseable {
  /** Key in the request's data: {@code TRUE}, or what an earlier build left there. */
  public static final String KEY = "aria.watch";

  private final CompileMemory compilers = new CompileMemory();
  private final Map<String, KnownGoal> goals = new LinkedHashMap<>();
  private final Set<Path> looked = new HashSet<>();
  private final Set<Path> busy = new HashSet<>();
  private @Nullable Hand hand;
  private boolean warm;

  /** Does what is asked for between two builds. */
  public interface Hand extends AutoCloseable {
    /** Brings classes about, and tells what came of it; see {@link WatchMemory#apply}. */
    Map<String, Object> compile(List<Path> sources, Predicate<Boolean> still);

    /** Saves what is known of classes that were brought about: until then they are in doubt. */
    void settle();

    /** Settles and lets go of everything, before the next build. */
    @Override
    void close();
  }

  /** That of a session that goes on; empty if it does not. */
  public static Optional<WatchMemory> of(MavenExecutionRequest request) {
    Object found = request.getData().get(KEY);
    if (Boolean.TRUE.equals(found)) {
      found = new WatchMemory();
      request.getData().put(KEY, found);
    }
    return found instanceof WatchMemory memory ? Optional.of(memory) : Optional.empty();
  }

  /** Compilers and what they know. */
  public CompileMemory compilers() {
    return compilers;
  }

  /** Goals of modules in which something was brought about between builds. */
  public synchronized List<KnownGoal> busy() {
    return goals.values().stream().filter(goal -> busy.contains(goal.dir())).toList();
  }

  /** All goals, when nobody asked for them before: their compilers are cold. */
  public synchronized List<KnownGoal> cold() {
    List<KnownGoal> all = warm ? List.of() : List.copyOf(goals.values());
    warm |= !all.isEmpty();
    return all;
  }

  /** Notes that something is brought about in a module. */
  public synchronized void isBusy(Path dir) {
    busy.add(dir);
  }

  /** Notes how a goal was called. */
  public synchronized void note(String name, KnownGoal goal) {
    goals.put(name, goal);
  }

  /** Notes that a goal is not to be called between builds. */
  public synchronized void forget(String name) {
    goals.remove(name);
  }

  /** Whether nobody asked this of a module before: it is then looked at goal by goal. */
  public synchronized boolean firstLook(Path moduleDir) {
    return looked.add(moduleDir);
  }

  /** The goals that compile these files, in the order in which they were called, with the files. */
  public synchronized Map<KnownGoal, List<Path>> compiling(List<Path> files) {
    Map<KnownGoal, List<Path>> found = new LinkedHashMap<>();
    Map<Path, Boolean> missing = new HashMap<>();
    files.forEach(file -> missing.put(file, true));
    for (KnownGoal goal : goals.values()) {
      List<Path> its = new ArrayList<>(files.stream().filter(goal.javac()::compiles).toList());
      if (!its.isEmpty()) {
        found.put(goal, its);
      }
      its.forEach(missing::remove);
    }
    return missing.isEmpty() ? found : Map.of();
  }

  /** Takes what is in hand from the last build. */
  public synchronized void hand(@Nullable Hand next) {
    if (hand != null) {
      hand.close();
    }
    hand = next;
  }

  /**
   * Brings classes of changed sources about.
   *
   * @param sources absolute paths; none to save what is known of the classes so far
   * @param still whether these, and no others, have changed. Given true it waits until that is
   *     certain: asked before anything is written or complained of
   */
  @Override
  public synchronized Map<String, Object> apply(List<String> sources, Predicate<Boolean> still) {
    if (sources.isEmpty()) {
      if (hand != null) {
        hand.settle();
      }
      return Map.of();
    }
    if (hand == null) {
      return Map.of("why", "nothing was built yet");
    }
    return hand.compile(sources.stream().map(Path::of).toList(), still);
  }

  @Override
  public synchronized void close() {
    hand(null);
    compilers.close();
  }
}
