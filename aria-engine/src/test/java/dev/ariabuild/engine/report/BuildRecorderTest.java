package dev.ariabuild.engine.report;

import static dev.ariabuild.engine.report.Samples.COMPILE;
import static dev.ariabuild.engine.report.Samples.action;
import static dev.ariabuild.engine.report.Samples.module;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.event.BuildEvent.BuildStarted;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.ModuleFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BuildRecorderTest {
  private final BuildRecorder recorder = new BuildRecorder();

  private Outcome outcomeOf(Outcome... actions) {
    for (Outcome outcome : actions) {
      recorder.emit(action("m", COMPILE, outcome, null, Reason.of(Cause.UNCHANGED), 1));
    }
    return recorder.record().modules().get(0).outcome();
  }

  @Test
  void modulesKeepTheOrderInWhichTheyStarted() {
    recorder.emit(new ModuleStarted(module("b"), "b"));
    recorder.emit(new ModuleStarted(module("a"), "a"));
    recorder.emit(Samples.upToDate("a", COMPILE));
    recorder.emit(Samples.upToDate("b", COMPILE));
    List<ModuleId> ids = recorder.record().modules().stream().map(ModuleRecord::id).toList();
    assertEquals(List.of(module("b"), module("a")), ids);
  }

  @Test
  void anExecutedActionOutweighsRestoredAndUpToDateOnes() {
    assertEquals(
        Outcome.EXECUTED, outcomeOf(Outcome.UP_TO_DATE, Outcome.EXECUTED, Outcome.RESTORED));
  }

  @Test
  void aFailedActionOutweighsAll() {
    assertEquals(Outcome.FAILED, outcomeOf(Outcome.EXECUTED, Outcome.FAILED, Outcome.BYPASSED));
  }

  @Test
  void everyOutcomeHasItsPlaceAmongTheOthers() {
    for (Outcome outcome : Outcome.values()) {
      ActionRecord record =
          ActionRecord.of(action("m", COMPILE, outcome, null, Reason.of(Cause.UNCHANGED), 1));
      assertEquals(outcome, ModuleRecord.outcomeOf(List.of(record)));
    }
  }

  @Test
  void aModuleThatOnlyInstallsBesideWhatIsUpToDateIsUpToDate() {
    assertEquals(
        Outcome.UP_TO_DATE, outcomeOf(Outcome.SKIPPED, Outcome.UP_TO_DATE, Outcome.BYPASSED));
  }

  @Test
  void aModuleThatFailsOutsideItsActionsIsFailed() {
    recorder.emit(new ModuleStarted(module("m"), "m"));
    recorder.emit(new ModuleFinished(module("m"), false));
    assertEquals(Outcome.FAILED, outcomeOf(Outcome.UP_TO_DATE));
  }

  @Test
  void aModuleWithoutActionsIsUpToDate() {
    recorder.emit(new ModuleStarted(module("m"), "m"));
    assertEquals(Outcome.UP_TO_DATE, outcomeOf());
  }

  @Test
  void aBuildThatNeverEndedIsNoSuccess() {
    recorder.emit(new BuildStarted("0.1.0", "dev", List.of("verify")));
    assertFalse(recorder.record().success());
  }

  @Test
  void theSameNoticeIsKeptOnce() {
    assertEquals(1, Samples.edit().notices().size());
  }

  @Test
  void hitsAndMissesOfAllLayersAreCounted() {
    recorder.emit(new CacheActivity(Origin.REMOTE, CacheActivity.Kind.MISS, "", 0));
    recorder.emit(new CacheActivity(Origin.MEMORY, CacheActivity.Kind.HIT, "", 0));
    recorder.emit(new CacheActivity(Origin.DISK, CacheActivity.Kind.HIT, "", 0));
    CacheFigures cache = recorder.record().cache();
    assertEquals(1, cache.misses());
    assertEquals(2, cache.hits());
  }

  @Test
  void bytesStoredInSeveralLayersCountOnce() {
    for (Origin layer : List.of(Origin.MEMORY, Origin.DISK, Origin.REMOTE)) {
      recorder.emit(new CacheActivity(layer, CacheActivity.Kind.STORE, "", 10));
    }
    assertEquals(10, recorder.record().cache().storedBytes());
  }

  @Test
  void aRecordDoesNotChangeWhenTheBuildGoesOn() {
    recorder.emit(Samples.upToDate("m", COMPILE));
    BuildRecord before = recorder.record();
    recorder.emit(Samples.upToDate("m", COMPILE));
    assertEquals(1, before.modules().get(0).actions().size());
  }

  @Test
  void eventsOfModulesBuiltSideBySideAreAllKeptInTheOrderOfEachModule() throws Exception {
    int threads = 8;
    int actions = 500;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String name = "m" + t;
        running.add(
            pool.submit(
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  for (int i = 0; i < actions; i++) {
                    recorder.emit(Samples.upToDate(name, "p:" + i));
                    recorder.emit(new CacheActivity(Origin.DISK, CacheActivity.Kind.HIT, "", 1));
                    if (i % 50 == 0) {
                      recorder.record();
                    }
                  }
                  return name;
                }));
      }
      for (Future<?> each : running) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    BuildRecord build = recorder.record();
    assertEquals(threads, build.modules().size());
    assertEquals(threads * actions, build.cache().hits());
    for (ModuleRecord module : build.modules()) {
      assertEquals(actions, module.actions().size());
      for (int i = 0; i < actions; i++) {
        assertTrue(module.actions().get(i).goal().equals("p:" + i));
      }
    }
  }
}
