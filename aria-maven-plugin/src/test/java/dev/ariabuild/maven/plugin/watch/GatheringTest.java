package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final Path A = Path.of("a/A.java");
  private static final Path B = Path.of("a/B.java");
  private static final long MILLI = 1_000_000;

  private final Gathering gathering = new Gathering();

  @Test
  void withoutAChangeThereIsNothingToWaitFor() {
    assertTrue(gathering.isEmpty());
    assertEquals(Long.MAX_VALUE, gathering.nanosLeft(5));
  }

  @Test
  void oneSavedFileWaitsAFewMilliseconds() {
    gathering.saw(A, 100 * MILLI);
    assertEquals(Gathering.QUIET_NANOS, gathering.nanosLeft(100 * MILLI));
    assertEquals(0, gathering.nanosLeft(100 * MILLI + Gathering.QUIET_NANOS));
    assertTrue(Gathering.QUIET_NANOS <= 20 * MILLI, "an edit is to be seen within 100 ms");
  }

  @Test
  void eachFurtherChangeBeginsTheSilenceAnew() {
    gathering.saw(A, 0);
    gathering.saw(B, 10 * MILLI);
    assertEquals(10 * MILLI, gathering.nanosLeft(Gathering.QUIET_NANOS));
    assertEquals(Set.of(A, B), gathering.take(any -> true));
    assertTrue(gathering.isEmpty());
  }

  @Test
  void aChangeOfBranchWaitsUntilGitIsDone() {
    for (int i = 0; i <= Gathering.FEW; i++) {
      gathering.saw(Path.of("f" + i), 0);
    }
    assertEquals(Gathering.QUIET_OF_MANY_NANOS, gathering.nanosLeft(0));
  }

  @Test
  void filesThatNeverRestAreNotWaitedForForEver() {
    for (long t = 0; t < Gathering.LONGEST_NANOS; t += 5 * MILLI) {
      assertTrue(gathering.nanosLeft(t) > 0);
      gathering.saw(A, t);
    }
    assertEquals(0, gathering.nanosLeft(Gathering.LONGEST_NANOS));
  }

  @Test
  void whatAnEditorWritesAndRenamesAwayIsNoChange() {
    Path temporary = Path.of("a/A.java.tmp");
    gathering.saw(temporary, true, 0);
    gathering.saw(A, false, 1);
    gathering.saw(temporary, false, 2);
    assertEquals(Set.of(A), gathering.take(A::equals));
  }

  @Test
  void whatWasThereAndIsDeletedIsAChange() {
    gathering.saw(A, false, 0);
    assertEquals(Set.of(A), gathering.take(any -> false));
  }

  @Test
  void aBatchThatIsPutBackIsTakenAgain() {
    gathering.putBack(List.of(A, B), 7);
    assertEquals(Set.of(A, B), gathering.take(any -> false));
  }
}
