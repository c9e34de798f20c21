package example;

import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class MainTest {
  @Test
  public void greetsTheShop() {
    assertTrue(Main.line().endsWith("shop"));
  }
}
