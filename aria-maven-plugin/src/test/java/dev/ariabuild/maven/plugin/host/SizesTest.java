package dev.ariabuild.maven.plugin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void sizesAreForPeople() {
    assertEquals("1 kB", Sizes.of(1));
    assertEquals("36.2 MB", Sizes.of(36_150_001));
  }
}
