package dev.ariabuild.maven.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {
  @Test
  void systemsThatWriteTextsInAnotherWayShareNoKeyAndOthersDo() {
    assertEquals(Optional.empty(), Identity.dialect("\n", "/"));
    Optional<String> windows = Identity.dialect("\r\n", "\\");
    assertEquals(Optional.of("\\ crlf"), windows);
    assertNotEquals(Optional.empty(), Identity.dialect("\r\n", "/"));
    assertNotEquals(windows, Identity.dialect("\n", "\\"));
  }
}
