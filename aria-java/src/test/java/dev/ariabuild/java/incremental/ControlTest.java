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

  @TempDir Path dir;

  @Test
  void withoutRulesTheResultIsWrongAndThatIsSeen() throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    Module.blind = true;
    try {
      for (Method test : DirectedTest.class.getDeclaredMethods()) {
        if (test.isAnnotationPresent(Test.class)) {
          DirectedTest tests = new DirectedTest();
          tests.dir = Files.createDirectory(dir.resolve(test.getName()));
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
        wrong.size() >= LEAST, () -> "only " + wrong.size() + " fail; these do not: " + unseen);
  }
}
