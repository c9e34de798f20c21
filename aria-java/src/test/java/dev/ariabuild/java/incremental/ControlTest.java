package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the rules switched off, the directed tests must fail: they compare what comes out. */
@Tag("slow")
class ControlTest {
  /** The other directed tests are about edits that concern nobody else, or about failures. */
  private static final int LEAST = 50;

  private static final int LEAST_UPSTREAM = 28;

  @TempDir Path dir;

  @Test
  void withoutRulesTheResultIsWrongAndThatIsSeen() throws Exception {
    withoutRulesMostFail(DirectedCase.class, LEAST);
  }

  @Test
  void theSameAcrossModules() throws Exception {
    withoutRulesMostFail(UpstreamCase.class, LEAST_UPSTREAM);
  }

  private void withoutRulesMostFail(Class<?> base, int least) throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    Module.blind = true;
    try {
      for (Method test : tests(base)) {
        Object tests = test.getDeclaringClass().getDeclaredConstructor().newInstance();
        base.getDeclaredField("dir").set(tests, Files.createDirectory(dir.resolve(name(test))));
        try {
          test.invoke(tests);
          unseen.add(name(test));
        } catch (InvocationTargetException e) {
          wrong.add(name(test));
        }
      }
    } finally {
      Module.blind = false;
    }
    assertTrue(
        wrong.size() >= least, () -> "only " + wrong.size() + " fail; these do not: " + unseen);
  }

  /** Of all classes that extend this one. */
  static List<Method> tests(Class<?> base) {
    return new ClassFileImporter()
        .importPackagesOf(base).get(base).getAllSubclasses().stream()
            .flatMap(theme -> Stream.of(theme.reflect().getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Test.class))
            .toList();
  }

  static String name(Method test) {
    return test.getDeclaringClass().getSimpleName() + "." + test.getName();
  }
}
