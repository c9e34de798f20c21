package dev.ariabuild.maven.plugin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class TimestampTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void thePomDecidesAboveTheEnvironment() throws Exception {
    assertEquals(TIME, Timestamp.of("2026-01-01T01:00:00+01:00", "5"));
    assertEquals(TIME, Timestamp.of("1767225600", null));
    assertEquals(TIME, Timestamp.of("x", "1767225600"));
  }

  @Test
  void withoutEitherTheTimeIsFixed() throws Exception {
    assertEquals(Timestamp.FALLBACK, Timestamp.of(null, null));
    assertEquals(Timestamp.FALLBACK, Timestamp.of("", "0"));
  }

  @Test
  void nonsenseIsNamed() {
    MojoExecutionException e =
        assertThrows(MojoExecutionException.class, () -> Timestamp.of("yesterday", null));
    assertTrue(e.getMessage().endsWith("yesterday"), e.getMessage());
  }
}
