package example;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Ignore;
import org.junit.Test;

public class MainTest {
  @Test
  public void oneIsGreeted() {
    assertEquals("Hello, Ada!", Main.greeting("Ada"));
  }

  @Test
  public void nobodyIsNot() {
    assertThrows(IllegalArgumentException.class, () -> Main.greeting(" "));
  }

  @Test
  @Ignore
  public void later() {}
}
