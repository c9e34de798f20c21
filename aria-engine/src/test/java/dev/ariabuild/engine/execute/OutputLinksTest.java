package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputLinksTest {
  @Test
  void linksWithinTheModuleAreFine() {
    for (String target : List.of("x", "x/y", "../x", "../../x", "./x", ".", "..", "../..")) {
      assertTrue(OutputLinks.staysInside("target/bin/link", target), target);
    }
  }

  @Test
  void linksThatMayLeaveTheModuleAreNot() {
    for (String target :
        List.of(
            "", "/etc", "../../..", "../../../x", "x/..", "x/../../..", "C:\\x", "\\\\host\\x")) {
      assertFalse(OutputLinks.staysInside("target/bin/link", target), target);
    }
  }
}
