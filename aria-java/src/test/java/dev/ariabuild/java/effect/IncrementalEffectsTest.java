package dev.ariabuild.java.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edit, then what was computed. */
class IncrementalEffectsTest {
  private final Program program = new Program();

  @BeforeEach
  void aChainAndABystander() {
    program
        .type("Top", "class Top { void top() { new Middle().middle(); } }")
        .type("Middle", "class Middle { void middle() { Leaf.leaf(1); } }")
        .type(
            "Leaf",
            "class Leaf { static int leaf(int n) { return n; } static int other() { return 1; } }")
        .type(
            "Bystander", "class Bystander { void look() { Leaf.other(); System.out.println(); } }");
    program.effects();
    program.computed();
  }

  @Test
  void nothingIsComputedTwice() {
    program.effects();
    assertEquals(Set.of(), program.computed());
  }

  @Test
  void aBodyThatComesToAnEffectReachesItsCallersAndNobodyElse() {
    program.edit("Leaf", "return n;", "System.loadLibrary(\"x\"); return n;");
    assertEquals("native", program.of("Top.top"));
    assertEquals("io", program.of("Bystander.look"));
    assertEquals(
        Set.of("p/Leaf.leaf(I)I", "p/Middle.middle()V", "p/Top.top()V"), program.computed());
    program.edit("Leaf", "System.loadLibrary(\"x\"); return n;", "return n;");
    assertEquals("", program.of("Top.top"));
    assertEquals(
        Set.of("p/Leaf.leaf(I)I", "p/Middle.middle()V", "p/Top.top()V"), program.computed());
  }

  @Test
  void aBodyWithTheSameEffectsStopsThere() {
    program.edit("Leaf", "return n;", "return n + other();");
    assertEquals("", program.of("Top.top"));
    assertEquals(Set.of("p/Leaf.leaf(I)I"), program.computed());
    program.edit("Leaf", "return n + other();", "\n\n return other() + n;"); // lines are no effect
    program.effects();
    assertEquals(Set.of(), program.computed());
  }

  @Test
  void aNewClassThatOverridesIsSeenByCallersThatDidNotChange() {
    program.type("Lower", "class Lower extends Middle { void middle() { System.out.println(); } }");
    assertEquals("io", program.of("Top.top")); // it calls a Middle, and Lower is one
    assertEquals(
        Set.of(
            "p/Lower.middle()V", "p/Lower.<init>()V", "p/Middle.middle()V calls", "p/Top.top()V"),
        program.computed());
  }

  @Test
  void methodsThatNoLongerCallEachOtherAreToldApart() {
    program
        .type("S", "class S { static void s(int n) { T.t(n); System.out.println(); } }")
        .type("T", "class T { static void t(int n) { if (n > 0) S.s(n); } }")
        .type("User", "class User { void use() { T.t(1); } }");
    assertEquals("io", program.of("User.use"));
    program.edit("T", "if (n > 0) S.s(n);", "");
    assertEquals("", program.of("User.use"));
    assertEquals("io", program.of("S.s"));
  }

  @Test
  void afterAnyEditsTheResultIsThatOfACleanRun() {
    Random random = new Random(11);
    Program made = new Program();
    int classes = 12;
    String[] bodies = new String[classes];
    for (int round = 0; round < 120; round++) {
      int at = random.nextInt(classes);
      bodies[at] = body(random, classes);
      for (int i = 0; i < classes; i++) {
        if (bodies[i] == null) {
          bodies[i] = body(random, classes);
        }
        made.type(
            "C" + i,
            "class C"
                + i
                + " extends Base { static void m() { "
                + bodies[i]
                + " } void v() { "
                + bodies[i]
                + " } }");
      }
      made.type("Base", "class Base { void v() {} }");
      Effects incremental = made.effects();
      Effects clean = made.fromNothing();
      List<String> different = new ArrayList<>();
      for (int i = 0; i < classes; i++) {
        for (String method : List.of("C" + i + ".m", "C" + i + ".v")) {
          if (!Program.of(incremental, method).equals(Program.of(clean, method))) {
            different.add(method + " in round " + round);
          }
        }
      }
      assertEquals(List.of(), different);
    }
  }

  private static String body(Random random, int classes) {
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      int to = random.nextInt(classes);
      body.append(
          switch (random.nextInt(8)) {
            case 0 -> "System.out.println(); ";
            case 1 -> "System.loadLibrary(\"x\"); ";
            case 2 -> "new C" + to + "().v(); ";
            case 3 -> "Base b" + i + " = new C" + to + "(); b" + i + ".v(); ";
            default -> "C" + to + ".m(); ";
          });
    }
    return body.toString();
  }
}
