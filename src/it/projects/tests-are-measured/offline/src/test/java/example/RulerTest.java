package example;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class RulerTest {
  @Test
  public void shortOne() {
    assertEquals(10, new Ruler().length(false));
  }
}
