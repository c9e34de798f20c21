package dev.ariabuild.maven.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleCostsTest {
  @TempDir Path dir;

  @Test
  void whatAModuleTookIsRememberedAndDamageIsForgotten() throws IOException {
    Path file = dir.resolve("below/costs");
    ModuleCosts costs = new ModuleCosts(file);
    assertEquals(OptionalLong.empty(), costs.of("g:a"));
    costs.save();
    assertFalse(Files.exists(file));
    costs.took("g:a", 12);
    costs.took("g:b", 5);
    costs.took("g:a", 13);
    costs.save();
    assertEquals("g:a\t13\ng:b\t5\n", Files.readString(file));
    Files.writeString(file, "g:a\t-1\ng:b\t7\n\u0000\u0001\ng:c\n");
    costs = new ModuleCosts(file);
    assertEquals(OptionalLong.empty(), costs.of("g:a"));
    assertEquals(OptionalLong.of(7), costs.of("g:b"));
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertEquals(OptionalLong.empty(), new ModuleCosts(file).of("g:b"));
  }
}
