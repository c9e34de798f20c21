package dev.ariabuild.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many reactors, each built in an order that nobody chose; what must always hold is checked. */
class RandomReactorsTest {
  private static final int REACTORS = 3000;

  @ParameterizedTest
  @EnumSource
  void noModuleBeginsBeforeWhatItNeeds(OnFailure onFailure) {
    for (int seed = 0; seed < REACTORS; seed++) {
      new Run(new Random(seed), onFailure, "seed " + seed).build();
    }
  }

  private static final class Run {
    private final Random random;
    private final OnFailure onFailure;
    private final String name;
    private final List<ReactorModule<Integer>> modules = new ArrayList<>();
    private final ReactorQueue<Integer> queue;
    private final int slots;
    private final Set<Integer> working = new HashSet<>();
    private final Set<Integer> held = new HashSet<>();
    private final Set<Integer> cancelled = new HashSet<>();
    private final Set<Integer> ready = new HashSet<>();
    private final Map<Integer, String> ends = new HashMap<>();
    private boolean failed;

    Run(Random random, OnFailure onFailure, String name) {
      this.random = random;
      this.onFailure = onFailure;
      this.name = name;
      int count = 1 + random.nextInt(12);
      for (int id = 0; id < count; id++) {
        Set<Integer> classes = new HashSet<>();
        Set<Integer> end = new HashSet<>();
        for (int other = 0; other < id; other++) {
          if (random.nextInt(3) == 0) {
            (random.nextInt(4) == 0 ? end : classes).add(other);
          }
        }
        modules.add(new ReactorModule<>(id, classes, end, random.nextInt(9)));
      }
      this.queue = new ReactorQueue<>(modules, onFailure);
      this.slots = 1 + random.nextInt(4);
    }

    void build() {
      for (int moves = 0; !queue.isOver(); moves++) {
        assertTrue(moves < 10_000, name);
        Optional<Step<Integer>> step = queue.next(slots);
        while (step.isPresent()) {
          take(step.get());
          step = queue.next(slots);
        }
        if (!queue.isOver()) {
          move();
        }
      }
      assertEquals(modules.size(), ends.size(), name);
      for (ReactorModule<Integer> module : modules) {
        boolean skipped = "skipped".equals(ends.get(module.id()));
        boolean badAbove = above(module.id()).stream().anyMatch(this::isBad);
        switch (onFailure) {
          case FAIL_NEVER:
            assertTrue(!skipped, name);
            break;
          case FAIL_AT_END:
            assertEquals(badAbove, skipped, name);
            break;
          default:
            assertTrue(skipped || !badAbove, name);
            assertTrue(failed || !skipped, name);
        }
      }
    }

    private void take(Step<Integer> step) {
      int id = step.module();
      Set<Integer> above = above(id);
      boolean bad = onFailure != OnFailure.FAIL_NEVER && above.stream().anyMatch(this::isBad);
      if (step instanceof Step.Start) {
        ReactorModule<Integer> module = modules.get(id);
        assertTrue(ends.keySet().containsAll(module.needsEnd()), name);
        module
            .needsClasses()
            .forEach(
                needed -> assertTrue(ends.containsKey(needed) || ready.contains(needed), name));
        assertTrue(!bad && working.size() + cancelled.size() < slots, name);
        working.add(id);
      } else if (step instanceof Step.GoOn) {
        assertTrue(held.remove(id) && ends.keySet().containsAll(above), name);
        assertTrue(!bad && working.size() + cancelled.size() < slots, name);
        working.add(id);
      } else if (step instanceof Step.Cancel) {
        assertTrue(held.remove(id) && bad, name);
        cancelled.add(id);
      } else {
        assertTrue(bad || (failed && onFailure == OnFailure.FAIL_FAST), name);
        ends.put(id, "skipped");
      }
    }

    /** Something happens in one of the modules that have begun. */
    private void move() {
      List<Integer> begun = new ArrayList<>(working);
      begun.addAll(cancelled);
      assertTrue(!begun.isEmpty(), name + ": all wait for each other");
      int id = begun.get(random.nextInt(begun.size()));
      if (cancelled.remove(id)) {
        queue.ended(id, random.nextBoolean());
        ends.put(id, "skipped");
        return;
      }
      boolean bad = onFailure != OnFailure.FAIL_NEVER && above(id).stream().anyMatch(this::isBad);
      boolean mayEnd = !bad && ends.keySet().containsAll(above(id));
      switch (random.nextInt(4)) {
        case 0:
          queue.classesReady(id);
          ready.add(id);
          break;
        case 1:
          queue.hold(id);
          working.remove(id);
          held.add(id);
          break;
        default:
          if (!mayEnd) { // as every module does before it needs more than classes, and at its end
            queue.hold(id);
            working.remove(id);
            held.add(id);
            break;
          }
          boolean success = random.nextInt(6) != 0;
          failed |= !success;
          working.remove(id);
          ends.put(id, success ? "succeeded" : "failed");
          queue.ended(id, success);
      }
    }

    private boolean isBad(int id) {
      return "failed".equals(ends.get(id))
          || "skipped".equals(ends.get(id))
          || cancelled.contains(id);
    }

    private Set<Integer> above(int id) {
      Set<Integer> all = new HashSet<>();
      ReactorModule<Integer> module = modules.get(id);
      all.addAll(module.needsClasses());
      all.addAll(module.needsEnd());
      Set.copyOf(all).forEach(needed -> all.addAll(above(needed)));
      return all;
    }
  }
}
