package example;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class AnswerTest {
  /** Where a file asks for it, says that it waits, and waits until that file or its parent is gone. */
  @Test
  public void isRight() throws Exception {
    Path wait = Path.of("wait");
    if (Files.exists(wait)) {
      Files.writeString(Path.of("target", "half-done.txt"), "left by a test that was killed");
      Files.writeString(Path.of("waiting"), "");
      for (int i = 0; i < 1200 && Files.exists(wait); i++) {
        Thread.sleep(50);
      }
    }
    assertEquals(42, new Answer().number());
  }
}
