package com.example.shop.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void everythingHasADefault() {
    assertEquals(new Options(8080, Path.of("shop-data"), false), Options.parse());
  }

  @Test
  void readsPortAndFolder() {
    Options options = Options.parse("--port", "0", "--data", "x", "--warm-up");
    assertEquals(new Options(0, Path.of("x"), true), options);
    assertTrue(options.warmUp());
  }

  @Test
  void aBadPortIsNamed() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--port", "70000"));
    assertEquals("--port needs 0 to 65535, not 70000", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Options.parse("--port"));
  }
}
