package dev.ariabuild.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReactorQueueTest {
  private static ReactorModule<String> module(String id, String... needsClasses) {
    return new ReactorModule<>(id, Set.of(needsClasses), Set.of(), 1);
  }

  private static ReactorModule<String> after(String id, String... needsEnd) {
    return new ReactorModule<>(id, Set.of(), Set.of(needsEnd), 1);
  }

  private static ReactorQueue<String> queue(
      OnFailure onFailure, List<ReactorModule<String>> modules) {
    return new ReactorQueue<>(modules, onFailure);
  }

  private static ReactorQueue<String> queue(List<ReactorModule<String>> modules) {
    return queue(OnFailure.FAIL_FAST, modules);
  }

  /** All steps that may be taken now, such as {@code start a}. */
  private static List<String> steps(ReactorQueue<String> queue, int slots) {
    List<String> steps = new ArrayList<>();
    Optional<Step<String>> step = queue.next(slots);
    while (step.isPresent()) {
      steps.add(text(step.get()));
      step = queue.next(slots);
    }
    return steps;
  }

  private static String text(Step<String> step) {
    String word =
        step instanceof Step.Start
            ? "start "
            : step instanceof Step.GoOn
                ? "go on "
                : step instanceof Step.Skip ? "skip " : "cancel ";
    return word + step.module();
  }

  @Test
  void aModuleBeginsWhenTheClassesThatItNeedsExist() {
    ReactorQueue<String> queue = queue(List.of(module("a"), module("b", "a")));
    assertEquals(List.of("start a"), steps(queue, 2));
    queue.classesReady("a");
    assertEquals(List.of("start b"), steps(queue, 2));
  }

  @Test
  void aModuleThatNeedsMoreThanClassesBeginsAtTheEnd() {
    ReactorQueue<String> queue = queue(List.of(module("a"), after("b", "a")));
    assertEquals(List.of("start a"), steps(queue, 2));
    queue.classesReady("a");
    assertEquals(List.of(), steps(queue, 2));
    queue.ended("a", true);
    assertEquals(List.of("start b"), steps(queue, 2));
  }

  @Test
  void theEndOfAModuleIsAsGoodAsItsClasses() {
    ReactorQueue<String> queue = queue(List.of(module("a"), module("b", "a")));
    assertEquals(List.of("start a"), steps(queue, 2));
    queue.ended("a", true);
    assertEquals(List.of("start b"), steps(queue, 2));
    queue.ended("b", true);
    assertEquals(List.of(), steps(queue, 2));
    assertTrue(queue.isOver());
  }

  @Test
  void aHeldModuleGoesOnWhenAllAboveItHaveEndedAlsoFarAbove() {
    ReactorQueue<String> queue = queue(List.of(module("a"), module("b", "a"), module("c", "b")));
    assertEquals(List.of("start a"), steps(queue, 3));
    queue.classesReady("a");
    assertEquals(List.of("start b"), steps(queue, 3));
    queue.classesReady("b");
    assertEquals(List.of("start c"), steps(queue, 3));
    queue.hold("c");
    assertFalse(queue.allAboveEnded("c"));
    queue.ended("b", true);
    assertEquals(List.of(), steps(queue, 3));
    assertFalse(queue.allAboveEnded("c"));
    queue.ended("a", true);
    assertEquals(List.of("go on c"), steps(queue, 3));
  }

  @Test
  void aHeldModuleGivesItsSlotToAnotherAndTakesTheNextThatIsFree() {
    ReactorQueue<String> queue =
        queue(List.of(module("a"), module("b", "a"), module("other"), module("last")));
    assertEquals(List.of("start a", "start other"), steps(queue, 2));
    queue.classesReady("a");
    queue.ended("other", true);
    assertEquals(List.of("start b"), steps(queue, 2));
    queue.hold("b");
    assertEquals(List.of("start last"), steps(queue, 2));
    queue.ended("a", true);
    assertEquals(List.of("go on b"), steps(queue, 2));
    assertEquals(2, queue.working());
  }

  @Test
  void aHeldModuleComesBeforeOneThatHasNotBegun() {
    ReactorQueue<String> queue = queue(List.of(module("a"), module("b", "a"), module("other")));
    assertEquals(List.of("start a"), steps(queue, 1));
    queue.classesReady("a");
    queue.hold("a"); // nothing is above it, so that it may go on at once
    assertEquals(List.of("go on a"), steps(queue, 1));
    queue.ended("a", true);
    assertEquals(List.of("start b"), steps(queue, 1));
    queue.hold("b");
    assertEquals(List.of("go on b"), steps(queue, 1));
    queue.ended("b", true);
    assertEquals(List.of("start other"), steps(queue, 1));
  }

  @Test
  void theLongestWayToTheEndComesFirst() {
    ReactorQueue<String> queue =
        queue(
            List.of(
                new ReactorModule<>("short", Set.of(), Set.of(), 3),
                new ReactorModule<>("begins a chain", Set.of(), Set.of(), 1),
                new ReactorModule<>("long", Set.of(), Set.of(), 6),
                new ReactorModule<>("follows", Set.of("begins a chain"), Set.of(), 2),
                new ReactorModule<>("ends", Set.of(), Set.of("follows"), 4)));
    assertEquals(List.of("start begins a chain"), steps(queue, 1));
    queue.ended("begins a chain", true);
    // 2 + 4 as well as 6: as they were given
    assertEquals(List.of("start long", "start follows", "start short"), steps(queue, 3));
  }

  @Test
  void whereOneFailureIsEnoughNothingElseBegins() {
    ReactorQueue<String> queue =
        queue(List.of(module("a"), module("b"), module("c", "a"), module("d")));
    assertEquals(List.of("start a", "start b"), steps(queue, 2));
    queue.ended("a", false);
    assertEquals(List.of("skip c", "skip d"), steps(queue, 2));
    assertFalse(queue.isOver());
    queue.ended("b", true);
    assertTrue(queue.isOver());
  }

  @Test
  void atAFailureAHeldModuleBelowIsToldToStop() {
    for (OnFailure onFailure : List.of(OnFailure.FAIL_FAST, OnFailure.FAIL_AT_END)) {
      ReactorQueue<String> queue = queue(onFailure, List.of(module("a"), module("b", "a")));
      assertEquals(List.of("start a"), steps(queue, 2));
      queue.classesReady("a");
      assertEquals(List.of("start b"), steps(queue, 2));
      queue.hold("b");
      queue.ended("a", false);
      assertEquals(List.of("cancel b"), steps(queue, 2));
      assertFalse(queue.isOver());
      queue.ended("b", true);
      assertTrue(queue.isOver());
    }
  }

  @Test
  void atAFailureAHeldModuleElsewhereGoesOn() {
    ReactorQueue<String> queue = queue(List.of(module("a"), module("b", "a"), module("other")));
    assertEquals(List.of("start a", "start other"), steps(queue, 2));
    queue.classesReady("a");
    assertEquals(List.of("start b"), steps(queue, 3));
    queue.hold("b");
    queue.ended("other", false);
    queue.ended("a", true);
    assertEquals(List.of("go on b"), steps(queue, 3));
  }

  @Test
  void whereTheRestIsBuiltOnlyWhatNeedsTheFailedModuleIsLeftOut() {
    ReactorQueue<String> queue =
        queue(
            OnFailure.FAIL_AT_END,
            List.of(
                module("a"), module("below", "a"), after("far below", "below"), module("other")));
    assertEquals(List.of("start a"), steps(queue, 1));
    queue.ended("a", false);
    assertEquals(List.of("skip below", "skip far below", "start other"), steps(queue, 1));
  }

  @Test
  void whereFailuresDoNotCountEverythingIsBuilt() {
    ReactorQueue<String> queue =
        queue(OnFailure.FAIL_NEVER, List.of(module("a"), module("b", "a"), module("c", "b")));
    assertEquals(List.of("start a"), steps(queue, 2));
    queue.classesReady("a");
    assertEquals(List.of("start b"), steps(queue, 2));
    queue.hold("b");
    queue.ended("a", false);
    assertEquals(List.of("go on b"), steps(queue, 2));
    queue.ended("b", false);
    assertEquals(List.of("start c"), steps(queue, 2));
  }

  @Test
  void whenHaltedWhatHasBegunGoesOn() {
    ReactorQueue<String> queue =
        queue(OnFailure.FAIL_NEVER, List.of(module("a"), module("b", "a"), module("c")));
    assertEquals(List.of("start a"), steps(queue, 1));
    queue.classesReady("a");
    queue.hold("a");
    queue.halt();
    assertEquals(List.of("go on a", "skip b", "skip c"), steps(queue, 2));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> queue(List.of(module("b", "a"), module("a"))));
    assertThrows(IllegalArgumentException.class, () -> queue(List.of(module("a"), module("a"))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ReactorModule<>("a", Set.<String>of(), Set.of(), -1));
    ReactorQueue<String> queue = queue(List.of(module("a")));
    assertThrows(IllegalStateException.class, () -> queue.ended("a", true));
    assertThrows(IllegalStateException.class, () -> queue.hold("a"));
    assertThrows(IllegalStateException.class, () -> queue.classesReady("a"));
    assertThrows(IllegalArgumentException.class, () -> queue.ended("b", true));
  }
}
