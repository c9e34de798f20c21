package dev.ariabuild.maven.plugin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.config.JitUse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuickCompilerTest {
  @Test
  void whereNobodyHasSpokenOfTheCompilersItIsAdvised() {
    assertEquals(
        Optional.of(
            "-XX:TieredStopAtLevel=1 in .mvn/jvm.config makes most builds of a few minutes and less"
                + " faster"),
        QuickCompiler.advice(List.of("-Xmx2g", "-Dx=y"), JitUse.AUTO));
  }

  @Test
  void whoeverHasDecidedIsNotTold() {
    for (String argument :
        List.of("-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4", "-XX:-TieredCompilation")) {
      assertEquals(
          Optional.empty(), QuickCompiler.advice(List.of("-Xmx2g", argument), JitUse.AUTO));
    }
    assertEquals(Optional.empty(), QuickCompiler.advice(List.of(), JitUse.FULL));
  }

  @Test
  void thingsToLookAtAreCounted() {
    Findings found = new Findings();
    assertEquals("doctor    nothing is missing", found.summary());
    found.problem("x");
    assertEquals("doctor    1 thing to look at, above", found.summary());
    found.problem("y");
    assertEquals("doctor    2 things to look at, above", found.summary());
  }
}
