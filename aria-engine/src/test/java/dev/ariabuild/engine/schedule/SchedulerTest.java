package dev.ariabuild.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SchedulerTest {
  private static final ReactorModule<String> A = new ReactorModule<>("a", Set.of(), Set.of(), 1);
  private static final ReactorModule<String> B = new ReactorModule<>("b", Set.of("a"), Set.of(), 1);

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Function<Scheduler<String>, Boolean>> builds =
      new ConcurrentHashMap<>();
  private final List<Scheduler<String>> self = new ArrayList<>();

  private Scheduler<String> scheduler(int slots, List<ReactorModule<String>> modules) {
    Scheduler<String> scheduler =
        new Scheduler<>(
            new ReactorQueue<>(modules, OnFailure.FAIL_AT_END),
            () -> slots,
            new Scheduler.Work<>() {
              @Override
              public boolean build(String module) {
                return builds.get(module).apply(self.get(0));
              }

              @Override
              public void skip(String module) {
                done.add("skipped " + module);
              }
            });
    self.add(scheduler);
    return scheduler;
  }

  private static void ended(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS), "it never happened");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aModuleWorksWhileTheOneWhoseClassesItNeedsStillDoes() throws InterruptedException {
    CountDownLatch belowWorks = new CountDownLatch(1);
    builds.put(
        "a",
        scheduler -> {
          scheduler.classesReady("a");
          await(belowWorks);
          done.add("a");
          return true;
        });
    builds.put(
        "b",
        scheduler -> {
          assertFalse(scheduler.allAboveEnded("b"));
          belowWorks.countDown();
          assertTrue(scheduler.hold("b"));
          assertTrue(scheduler.allAboveEnded("b"));
          done.add("b");
          return true;
        });
    scheduler(2, List.of(A, B)).run();
    assertEquals(List.of("a", "b"), done);
  }

  @Test
  void withOneSlotAHeldModuleLetsOthersWork() throws InterruptedException {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Runnable work = () -> most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
    builds.put(
        "a",
        scheduler -> {
          work.run();
          scheduler.classesReady("a");
          atWork.decrementAndGet();
          return true;
        });
    builds.put(
        "b",
        scheduler -> {
          work.run();
          atWork.decrementAndGet();
          boolean goOn = scheduler.hold("b");
          work.run();
          atWork.decrementAndGet();
          return goOn;
        });
    scheduler(1, List.of(A, B)).run();
    assertEquals(1, most.get());
  }

  @Test
  void aModuleBelowAFailedOneIsToldToStop() throws InterruptedException {
    CountDownLatch belowWorks = new CountDownLatch(1);
    builds.put(
        "a",
        scheduler -> {
          scheduler.classesReady("a");
          await(belowWorks);
          return false;
        });
    builds.put(
        "b",
        scheduler -> {
          belowWorks.countDown();
          boolean goOn = scheduler.hold("b");
          assertFalse(scheduler.hold("b")); // whoever asks again hears the same
          done.add(goOn ? "b goes on" : "b stops");
          return goOn;
        });
    ReactorModule<String> c = new ReactorModule<>("c", Set.of(), Set.of("b"), 1);
    scheduler(2, List.of(A, B, c)).run();
    assertEquals(List.of("b stops", "skipped c"), done.stream().sorted().toList());
  }

  @Test
  void whatIsThrownEndsTheBuildOnceAllThatHasBegunHasEnded() {
    CompletableFuture<Thread> throwing = new CompletableFuture<>();
    builds.put(
        "a",
        scheduler -> {
          scheduler.classesReady("a");
          throwing.complete(Thread.currentThread());
          throw new IllegalStateException("broken");
        });
    builds.put(
        "other",
        scheduler -> {
          ended(throwing.join());
          done.add("other");
          return true;
        });
    ReactorModule<String> other = new ReactorModule<>("other", Set.of(), Set.of(), 5);
    ReactorModule<String> b = new ReactorModule<>("b", Set.of(), Set.of("other"), 1);
    Scheduler<String> scheduler = scheduler(2, List.of(A, other, b));
    assertEquals("broken", assertThrows(IllegalStateException.class, scheduler::run).getMessage());
    assertEquals(List.of("other", "skipped b"), done.stream().sorted().toList());
  }

  @Test
  void anInterruptReachesWhatIsAtWorkAndNothingElseBegins() {
    builds.put(
        "a",
        scheduler -> {
          scheduler.classesReady("a");
          try {
            new CountDownLatch(1).await();
            return true;
          } catch (InterruptedException e) {
            done.add("a interrupted");
            return false;
          }
        });
    ReactorModule<String> b = new ReactorModule<>("b", Set.of(), Set.of("a"), 1);
    Scheduler<String> scheduler = scheduler(2, List.of(A, b));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, scheduler::run);
    assertEquals(List.of("a interrupted", "skipped b"), done.stream().sorted().toList());
  }
}
