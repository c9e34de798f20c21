package example;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class RulerIT {
  @Test
  public void longOne() {
    assertEquals(100, new Ruler().length(true));
  }
}
