package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wrong expectations must not hold. */
class HarnessTest {
  @Test
  void wrongExpectationsOfABuildAreCaught() {
    Checkout hello = Checkout.of("an-application-has-a-default-goal");
    Result first = hello.maven("compile").ok();
    wrong(first::failed);
    wrong(first::nothingElse);
    wrong(() -> first.upToDate("hello:compile"));
    wrong(() -> first.restored("hello:compile"));
    wrong(() -> first.executed("hello:jar"));
    wrong(() -> first.says("a line that is not there"));
    wrong(() -> first.doesNotSay("BUILD SUCCESS"));
    first.executed("hello:resources", "hello:compile").nothingElse();
    wrong(() -> hello.maven("--version").ok().record());

    TreeComparison.sameAsPlainBuild(hello, "compile");
    hello.write("target/classes/Extra.class", "");
    AssertionError extra = wrong(() -> TreeComparison.sameAsPlainBuild(hello, "compile"));
    assertTrue(extra.getMessage().contains("target/classes/Extra.class"), extra::getMessage);
    assertTrue(hello.has("target/classes/Extra.class"), "the checkout is put back");
    wrong(() -> hello.edit("pom.xml", "no such text", ""));
  }

  @Test
  void treesThatDifferAreTold() {
    wrong(() -> TreeComparison.assertSame(Map.of("a", "1"), Map.of("a", "2")));
    wrong(() -> TreeComparison.assertSame(Map.of("a", "1"), Map.of()));
    TreeComparison.assertSame(Map.of("a", "1"), Map.of("a", "1"));
  }

  private static AssertionError wrong(org.junit.jupiter.api.function.Executable expectation) {
    return assertThrows(AssertionError.class, expectation);
  }
}
