package ${package}.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void greetsEverybodyInOrder() {
    assertEquals(2, Main.greetings("Ada", "Grace").lines().count());
  }
}
