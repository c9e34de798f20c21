package dev.ariabuild.maven.plugin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.config.ByteSize;
import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void sizesAreForPeople() {
    assertEquals("1 KB", Sizes.of(1));
    assertEquals("36.2 MB", Sizes.of(37_958_451));
  }

  @Test
  void aSettingIsToldAsItIsWritten() {
    assertEquals("80 KB", Sizes.of(ByteSize.parse("80KB").orElseThrow().bytes()));
    assertEquals("45.0 MB", Sizes.of(ByteSize.parse("45MB").orElseThrow().bytes()));
    assertEquals("10.0 GB", Sizes.of(ByteSize.parse("10GB").orElseThrow().bytes()));
  }
}
