package example;

import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class PortTest {
  @Test
  public void isFree() {
    assertTrue(Integer.getInteger("port") > 0);
  }
}
