package example;

import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class GreetingTest {
  @Test
  public void greetsByName() {
    assertTrue(new Greeting().greet("world").endsWith("world"));
  }
}
