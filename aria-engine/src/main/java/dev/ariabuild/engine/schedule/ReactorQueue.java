package dev.ariabuild.engine.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which modules of a reactor may be built now. A mere state machine, without threads or clocks; not
 * thread-safe.
 *
 * <p>Of several modules that may begin, the one with the longest way to the end of the build comes
 * first. A held module that may go on comes before them all: it holds on to what it has.
 */
public final class ReactorQueue<M> {
  /** Where a module stands. */
  private enum State {
    /** It has not begun. */
    WAITS,
    /** It is being built, and counts as such. */
    WORKS,
    /** It has begun, and waits for the end of all modules above it. */
    HELD,
    /** It has been told to stop, and has not done so yet. */
    CANCELLED,
    /** It came to a good end. */
    SUCCEEDED,
    /** It came to a bad end. */
    FAILED,
    /** It never began, or was told to stop. */
    SKIPPED;

    boolean isEnd() {
      return this == SUCCEEDED || this == FAILED || this == SKIPPED;
    }
  }

  private final Map<M, ReactorModule<M>> modules = new LinkedHashMap<>();
  private final Map<M, Set<M>> above = new HashMap<>();
  private final Map<M, Long> ways = new HashMap<>();
  private final Map<M, State> states = new HashMap<>();
  private final Set<M> ready = new HashSet<>();
  private final OnFailure onFailure;
  private boolean halted;

  /**
   * A queue in which nothing has begun.
   *
   * @param order each module after those that it needs
   * @throws IllegalArgumentException if a module needs one that does not stand before it
   */
  public ReactorQueue(List<ReactorModule<M>> order, OnFailure onFailure) {
    this.onFailure = onFailure;
    for (ReactorModule<M> module : order) {
      Set<M> all = new HashSet<>();
      for (M needed : needs(module)) {
        Set<M> further = above.get(needed);
        if (further == null) {
          throw new IllegalArgumentException(
              "module " + module.id() + " needs " + needed + ", which does not stand before it");
        }
        all.add(needed);
        all.addAll(further);
      }
      if (modules.put(module.id(), module) != null) {
        throw new IllegalArgumentException("module " + module.id() + " stands there twice");
      }
      above.put(module.id(), all);
      states.put(module.id(), State.WAITS);
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      ReactorModule<M> module = order.get(i);
      long way = module.cost() + ways.getOrDefault(module.id(), 0L);
      ways.put(module.id(), way);
      needs(module).forEach(needed -> ways.merge(needed, way, Math::max));
    }
  }

  private static <M> Set<M> needs(ReactorModule<M> module) {
    Set<M> all = new HashSet<>(module.needsEnd());
    all.addAll(module.needsClasses());
    return all;
  }

  /**
   * The next step, which counts as taken; empty if something has to end first.
   *
   * @param slots how many modules may be at work at once, at least 1
   */
  public Optional<Step<M>> next(int slots) {
    boolean free = working() < slots;
    for (M module : modules.keySet()) {
      if (states.get(module) == State.HELD && allAboveEnded(module)) {
        if (!wellAbove(module)) {
          states.put(module, State.CANCELLED);
          return Optional.of(new Step.Cancel<>(module));
        }
        if (free) {
          states.put(module, State.WORKS);
          return Optional.of(new Step.GoOn<>(module));
        }
      }
    }
    List<M> mayStart = new ArrayList<>();
    for (ReactorModule<M> module : modules.values()) {
      if (states.get(module.id()) == State.WAITS) {
        if (halted || !wellAbove(module.id())) {
          states.put(module.id(), State.SKIPPED);
          return Optional.of(new Step.Skip<>(module.id()));
        }
        if (mayStart(module)) {
          mayStart.add(module.id());
        }
      }
    }
    if (!free || mayStart.isEmpty()) {
      return Optional.empty();
    }
    // the first of several with the same way, as they were given
    M first =
        mayStart.stream()
            .max(Comparator.<M>comparingLong(ways::get).thenComparing(m -> -mayStart.indexOf(m)))
            .orElseThrow();
    states.put(first, State.WORKS);
    return Optional.of(new Step.Start<>(first));
  }

  private boolean mayStart(ReactorModule<M> module) {
    return module.needsEnd().stream().allMatch(needed -> state(needed).isEnd())
        && module.needsClasses().stream()
            .allMatch(needed -> state(needed).isEnd() || ready.contains(needed));
  }

  /** Whether no module above it has come to an end that forbids it to be built. */
  private boolean wellAbove(M module) {
    return onFailure == OnFailure.FAIL_NEVER
        || above(module).stream()
            .map(this::state)
            .noneMatch(
                state ->
                    state == State.FAILED || state == State.SKIPPED || state == State.CANCELLED);
  }

  /** Whether all modules above it, near and far, have come to their end. */
  public boolean allAboveEnded(M module) {
    return above(module).stream().allMatch(needed -> state(needed).isEnd());
  }

  /** The classes of a module are complete, and stay as they are. */
  public void classesReady(M module) {
    require(module, State.WORKS);
    ready.add(module);
  }

  /** A module at work needs the ends of all modules above it, and does nothing until then. */
  public void hold(M module) {
    require(module, State.WORKS);
    states.put(module, State.HELD);
  }

  /** A module at work, or one that was told to stop, has come to its end. */
  public void ended(M module, boolean success) {
    if (state(module) == State.CANCELLED) {
      states.put(module, State.SKIPPED);
      return;
    }
    require(module, State.WORKS);
    states.put(module, success ? State.SUCCEEDED : State.FAILED);
    if (!success && onFailure == OnFailure.FAIL_FAST) {
      halted = true;
    }
  }

  /** No further module begins. */
  public void halt() {
    halted = true;
  }

  /** Whether all modules have come to their end. */
  public boolean isOver() {
    return states.values().stream().allMatch(State::isEnd);
  }

  /** How many modules are at work. */
  public int working() {
    return (int)
        states.values().stream()
            .filter(state -> state == State.WORKS || state == State.CANCELLED)
            .count();
  }

  private Set<M> above(M module) {
    Set<M> all = above.get(module);
    if (all == null) {
      throw new IllegalArgumentException("module " + module + " is not in this reactor");
    }
    return all;
  }

  private State state(M module) {
    above(module);
    return states.getOrDefault(module, State.WAITS);
  }

  private void require(M module, State expected) {
    if (state(module) != expected) {
      throw new IllegalStateException(
          "module " + module + " is " + state(module) + ", not " + expected);
    }
  }
}
