package dev.ariabuild.java.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.InMemoryJavac.Compiled;
import dev.ariabuild.java.OtherJdk;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceDifferentialTest {
  private static final SourceDifferential DIFFERENTIAL = new SourceDifferential();

  static List<SourceEdit> edits() {
    return SourceEdit.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void theDigestAgreesWithTheRunningJavac(SourceEdit edit) {
    assertEquals(List.of(), DIFFERENTIAL.problems(edit));
  }

  @Test
  void theDigestAgreesWithJavac25() throws Exception {
    Optional<OtherJdk> jdk = OtherJdk.beside(25);
    Assumptions.assumeTrue(jdk.isPresent(), "no JDK 25 beside the running JDK");
    assertEquals(
        List.of(SourceEdit.all().size() + " edits tried"), jdk.get().run(SourceDifferential.class));
  }

  /** Most random edits change the digest; those that do not must not change the class files. */
  @Test
  void whatKeepsTheDigestUnderRandomEditsKeepsTheClassFiles() {
    String text =
        """
        class A<T extends Comparable<T>> {
          /** Doc. @deprecated no tag */ int f(int a) { return a + +a - - a >> 1 >>> a; }
          /**
           * @deprecated yes
           */
          String s() { return "a\\"b" + 'c' + '\\'' + ""\"
              block \\
              /* no comment */ "quoted" // no comment
            ""\"; }
          // line /* comment
          double d = 1.5e+3 + .5f + 0x1p-2 /* block // comment **/ + 1.;
          java.util.List<java.util.List<T>> l; /***/ /**/
          Runnable r = () -> { A.<String>g(); }; static <S> void g(int... x) {}
        }
        """;
    String[] pieces = {
      " ",
      "\n",
      "\r",
      "\t",
      "/**/",
      "/* \n */",
      "//x\n",
      "/",
      "*",
      "\"",
      "'",
      "\\",
      "+",
      "-",
      ">",
      ".",
      "=",
      "@deprecated ",
      "a",
      "1",
      "e",
      "/** @deprecated */",
      "\\" + "u0020"
    };
    Compiled original = DIFFERENTIAL.compile(text);
    assertTrue(original.success(), original.diagnostics());
    Random random = new Random(20);
    int kept = 0;
    for (int i = 0; i < 20_000 && kept < 100; i++) {
      int at = random.nextInt(text.length());
      int end = random.nextInt(3) == 0 ? at + 1 : at;
      String piece = random.nextInt(4) == 0 ? "" : pieces[random.nextInt(pieces.length)];
      String edited = text.substring(0, at) + piece + text.substring(end);
      if (!edited.equals(text) && SourceDifferential.sameDigest(text, edited)) {
        kept++;
        assertTrue(original.sameAs(DIFFERENTIAL.compile(edited)), edited);
      }
    }
    assertEquals(100, kept);
  }
}
