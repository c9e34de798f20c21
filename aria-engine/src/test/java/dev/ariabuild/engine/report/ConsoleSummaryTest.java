package dev.ariabuild.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.event.BuildEvent.BuildFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {
  private static String text(BuildRecord build, TextStyle style) {
    return String.join("\n", ConsoleSummary.lines(build, style)) + "\n";
  }

  @Test
  void anEditIsToldInAFewLines() {
    assertEquals(
        """
        Aria  5 modules · 12 actions: 1 executed, 1 executed incrementally, 6 up to date (1 cut off), 1 restored (disk), 2 always run, 1 skipped
              executed: api compiler:compile (source …/AbstractArtifact.java and 1 more)
                        app jar:jar (outputs are missing or were altered: target/app-1.jar)
              cache: 1 hit, 1 miss, 1.2 MB stored, remote failed 1 time · remote: 3.2 MB down, 55 KB up, 2 refused, 7 not stored, waited 890 ms · explain: mvn aria:explain
        """,
        text(Samples.edit(), Samples.UNICODE));
  }

  @Test
  void theAsciiFormHasNoOtherSigns() {
    assertEquals(
        """
        Aria  5 modules - 12 actions: 1 executed, 1 executed incrementally, 6 up to date (1 cut off), 1 restored (disk), 2 always run, 1 skipped
              executed: api compiler:compile (source .../AbstractArtifact.java and 1 more)
                        app jar:jar (outputs are missing or were altered: target/app-1.jar)
              cache: 1 hit, 1 miss, 1.2 MB stored, remote failed 1 time - remote: 3.2 MB down, 55 KB up, 2 refused, 7 not stored, waited 890 ms - explain: mvn aria:explain
        """,
        text(Samples.edit(), TextStyle.PLAIN));
  }

  @Test
  void aFailedBuildNamesTheFailedAction() {
    assertEquals(
        """
        Aria  1 module · 2 actions: 1 failed, 1 up to date
              failed: api compiler:compile (A.java:3: ';' expected\\n1 error)
              explain: mvn aria:explain
        """,
        text(Samples.failure(), Samples.UNICODE));
  }

  @Test
  void aFailureThatDoesNotSayWhatWentWrongSaysWhyTheActionRan() {
    BuildRecorder recorder = new BuildRecorder();
    Reason edit = Samples.sourceChanged("src/main/java/org/example/api/Longish.java");
    recorder.emit(Samples.action("api", Samples.COMPILE, Outcome.FAILED, null, edit, 5));
    recorder.emit(Samples.action("api", "p:g", Outcome.FAILED, null, Reason.of(Cause.NO_TRACE), 5));
    recorder.emit(new BuildFinished(false, 1));
    assertEquals(
        """
        Aria  1 module · 2 actions: 2 failed
              failed: api compiler:compile (it ran because inputs changed: source …/Longish.java)
                      api p:g (it ran because there is no record of an earlier execution)
              explain: mvn aria:explain
        """,
        text(recorder.record(), Samples.UNICODE));
  }

  @Test
  void aModuleThatFailedOutsideItsActionsIsNamed() {
    BuildRecorder recorder = new BuildRecorder();
    recorder.emit(new ModuleStarted(Samples.module("api"), "."));
    recorder.emit(new ModuleFinished(Samples.module("api"), false));
    recorder.emit(new BuildFinished(false, 1));
    assertEquals(
        """
        Aria  1 module, no actions
              failed: api, outside its actions
              explain: mvn aria:explain
        """,
        text(recorder.record(), Samples.UNICODE));
  }

  @Test
  void aFirstBuildIsNotListedActionByAction() {
    assertEquals(
        """
        Aria  18 modules · 18 actions: 18 executed
              executed: 18 actions (there is no record of an earlier execution)
              explain: mvn aria:explain
        """,
        text(Samples.first(18), Samples.UNICODE));
  }

  @Test
  void longListsEndAfterFive() {
    BuildRecorder recorder = new BuildRecorder();
    for (int i = 1; i <= 8; i++) {
      recorder.emit(
          Samples.action(
              "m" + i,
              Samples.COMPILE,
              Outcome.EXECUTED,
              null,
              Samples.sourceChanged("a/A" + i + ".java"),
              5));
    }
    recorder.emit(new BuildFinished(true, 1));
    assertEquals(
        """
        Aria  8 modules · 8 actions: 8 executed
              executed: m1 compiler:compile (source a/A1.java)
                        m2 compiler:compile (source a/A2.java)
                        m3 compiler:compile (source a/A3.java)
                        m4 compiler:compile (source a/A4.java)
                        m5 compiler:compile (source a/A5.java)
                        and 3 more
              explain: mvn aria:explain
        """,
        text(recorder.record(), Samples.UNICODE));
  }

  @Test
  void restoredActionsAreCountedByLayerWhenThereAreSeveral() {
    BuildRecorder recorder = new BuildRecorder();
    for (Origin from : List.of(Origin.DISK, Origin.REMOTE, Origin.DISK)) {
      recorder.emit(
          Samples.action("m", Samples.COMPILE, Outcome.RESTORED, from, Reason.of(Cause.CACHED), 5));
    }
    recorder.emit(new BuildFinished(true, 1));
    assertEquals(
        """
        Aria  1 module · 3 actions: 3 restored (2 disk, 1 remote)
              explain: mvn aria:explain
        """,
        text(recorder.record(), Samples.UNICODE));
  }

  @Test
  void coloursComeOnlyWhenAskedFor() {
    assertEquals(
        "^[1mAria^[0m  1 module · 2 actions: 1 ^[1;31mfailed^[0m, 1 ^[32mup to date^[0m",
        ConsoleSummary.lines(Samples.failure(), new TextStyle(true, true))
            .get(0)
            .replace((char) 27, '^'));
  }

  @Test
  void aBuildWithoutModulesSaysNothing() {
    assertEquals(List.of(), ConsoleSummary.lines(Samples.first(0), Samples.UNICODE));
  }
}
