package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.effect.CodelessCompilations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A part is checked by the rules by which it is compiled. What is left is what a check of the whole
 * module leaves, and where that finds an error, so does the check of the part.
 */
class CheckedPartsTest {
  @TempDir Path dir;

  private static void checks(boolean tests) {
    Module.check = javac -> new CodelessCompilations(javac, tests);
  }

  @AfterEach
  void build() {
    Module.check = null;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMethodWithoutABodyReachesClassesThatNobodyNames(boolean tests) {
    checks(tests);
    Module module =
        new Module(dir)
            .file("p/A", "package p; public abstract class A { abstract void f(); }")
            .file("p/B", "package p; class B { Runnable r = () -> { new A() { void f() {} }; }; }")
            .file("p/C", "package p; class C { void h() { class L extends A { void f() {} } } }")
            .file("p/D", "package p; class D { A a; }")
            .built();
    module.edit("p/A", "abstract void f();", "abstract void f(); abstract void g();");
    assertEquals(new PartialOutcome.Whole(DirectedCase.FAILS), module.partly());
    module.edit("p/B", "void f() {}", "void f() {} void g() {}");
    module.edit("p/C", "void f() {}", "void f() {} void g() {}");
    PartialOutcome.Done done = (PartialOutcome.Done) module.partly();
    assertEquals(
        List.of("A.java", "B.java", "C.java"),
        done.compiled().keySet().stream().map(path -> path.replaceAll(".*/", "")).toList());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyIsCheckedAlone(boolean tests) {
    checks(tests);
    Module module =
        new Module(dir)
            .file("p/A", DirectedCase.PROVIDER)
            .file("p/B", "package p; class B { Object g(A a) { return a.f(1); } }")
            .built();
    module.edit("p/A", "return 1;", "return 2;");
    assertEquals(1, ((PartialOutcome.Done) module.partly()).compiled().size());
    module.edit("p/A", "return 2;", "return \"\";");
    assertEquals(new PartialOutcome.Whole(DirectedCase.FAILS), module.partly());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void editsOfGeneratedModulesOneOnTopOfTheOther(boolean tests) throws Exception {
    checks(tests);
    Tally tally =
        new Fuzzer(Fuzzer.generated(dir, 3, 5, 8595954, "-parameters"), 8595954)
            .run("checks of generated modules", Integer.getInteger("aria.fuzz.edits", 12));
    assertEquals(0, tally.whole, "parts that could not be checked though the whole can");
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(booleans = {false, true})
  void allDirectedCasesHoldForChecks(boolean tests) throws Exception {
    checks(tests);
    Map<String, String> wrong = new TreeMap<>();
    for (Class<?> base : List.of(DirectedCase.class, UpstreamCase.class)) {
      for (Method test : ControlTest.tests(base)) {
        EnabledForJreRange since = test.getAnnotation(EnabledForJreRange.class);
        if (since != null && since.min().compareTo(JRE.currentJre()) > 0) {
          continue;
        }
        Object cases = test.getDeclaringClass().getDeclaredConstructor().newInstance();
        String name = ControlTest.name(test);
        base.getDeclaredField("dir").set(cases, Files.createDirectory(dir.resolve(name)));
        try {
          test.invoke(cases);
        } catch (InvocationTargetException e) {
          wrong.put(name, String.valueOf(e.getCause()));
        }
      }
    }
    assertTrue(wrong.isEmpty(), wrong::toString);
  }
}
