package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the rules switched off, the directed tests must fail: they compare what comes out. */
@Tag("slow")
class ControlTest {
  /** The other directed tests are about edits that concern nobody else, or about failures. */
  private static final int LEAST = 40;

  private static final int LEAST_UPSTREAM = 25;

  @TempDir Path dir;

  @Test
  void withoutRulesTheResultIsWrongAndThatIsSeen() throws Exception {
    withoutRulesMostFail(DirectedTest.class, LEAST);
  }

  @Test
  void theSameAcrossModules() throws Exception {
    withoutRulesMostFail(UpstreamTest.class, LEAST_UPSTREAM);
  }

  private void withoutRulesMostFail(Class<?> type, int least) throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    Module.blind = true;
    try {
      for (Method test : type.getDeclaredMethods()) {
        if (test.isAnnotationPresent(Test.class)) {
          Object tests = type.getDeclaredConstructor().newInstance();
          type.getDeclaredField("dir")
              .set(tests, Files.createDirectory(dir.resolve(test.getName())));
          try {
            test.invoke(tests);
            unseen.add(test.getName());
          } catch (InvocationTargetException e) {
            wrong.add(test.getName());
          }
        }
      }
    } finally {
      Module.blind = false;
    }
    assertTrue(
        wrong.size() >= least, () -> "only " + wrong.size() + " fail; these do not: " + unseen);
  }
}
