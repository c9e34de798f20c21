package dev.ariabuild.aot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.lift.DynamicCalls;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassComparisonTest {
  private static final String SOURCE =
      "package p; public record A(int n, String t) { String f() { return n + t + %d; } }";

  @TempDir Path work;

  private byte[] compiled(int number) throws Exception {
    return Jars.compile(work, "p.A", SOURCE.formatted(number)).get("p/A.class");
  }

  @Test
  void aClassWhoseDynamicCallsWereWrittenOutIsEqual() throws Exception {
    byte[] before = compiled(1);
    for (boolean concatenations : new boolean[] {false, true}) {
      byte[] after = new DynamicCalls(concatenations).lower(before).orElseThrow();
      assertEquals(Optional.empty(), ClassComparison.difference(before, after));
    }
  }

  @Test
  void whatElseChangedIsTold() throws Exception {
    byte[] before = compiled(1);
    byte[] other = compiled(2);
    byte[] after = new DynamicCalls(true).lower(other).orElseThrow();
    assertTrue(ClassComparison.difference(before, other).isPresent());
    assertTrue(ClassComparison.difference(before, after).isPresent());
    byte[] lowered = new DynamicCalls(true).lower(before).orElseThrow();
    assertTrue(ClassComparison.difference(lowered, before).isPresent(), "not the other way round");
  }
}
