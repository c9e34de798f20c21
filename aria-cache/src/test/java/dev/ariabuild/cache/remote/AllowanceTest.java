package dev.ariabuild.cache.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a remote cache may cost, on a clock that the test turns. */
class AllowanceTest {
  private static final long MS = 1_000_000;

  private long now = 17;
  private final Allowance allowance =
      new Allowance(
          Duration.ofSeconds(2),
          new Ticker() {
            @Override
            public long nanos() {
              return now;
            }

            @Override
            public void pause(long nanos) {
              now += nanos;
            }
          });

  private Allowance.Attempt attemptOf(long millis) {
    Allowance.Attempt attempt = allowance.begin();
    now += millis * MS;
    return attempt;
  }

  @Test
  void whatIsFoundInVainIsLost() {
    attemptOf(500).lost();
    attemptOf(700).lost();
    assertEquals(800 * MS, allowance.left());
    assertEquals(1200 * MS, allowance.waited());
  }

  @Test
  void aResultGivesBackWhatItSavesButNeverMoreThanWasLost() {
    attemptOf(1500).lost();
    attemptOf(100).gained(600 * MS);
    assertEquals(1000 * MS, allowance.left());
    attemptOf(100).gained(3_600_000 * MS);
    assertEquals(2000 * MS, allowance.left());
  }

  @Test
  void aResultThatTookLongerToGetThanToMakeIsALoss() {
    attemptOf(900).gained(100 * MS);
    assertEquals(1200 * MS, allowance.left());
  }

  @Test
  void anAttemptMayTakeWhatIsLeftAndNoMore() {
    attemptOf(1500).lost();
    Allowance.Attempt attempt = attemptOf(400);
    assertEquals(100 * MS, attempt.left());
    now += 200 * MS;
    assertTrue(attempt.left() < 0);
    attempt.lost();
    assertTrue(allowance.left() < 0);
  }

  @Test
  void healthyButUselessLookUpsTogetherCostNoMoreThanTheWhole() {
    int asked = 0;
    while (allowance.left() > 0) {
      attemptOf(20).lost();
      asked++;
    }
    assertEquals(100, asked);
  }
}
