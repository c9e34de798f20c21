package ${package}.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GreetingTest {
  @Test
  void greetsByName() {
    assertEquals("Hello, world!", new Greeting("world").text());
  }

  @Test
  void nobodyIsGreetedWithoutAName() {
    assertThrows(IllegalArgumentException.class, () -> new Greeting(" "));
  }
}
