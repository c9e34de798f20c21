package example;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class SignTest {
  @Test
  public void saysOpen() {
    assertEquals("open", new Sign().text());
  }
}
