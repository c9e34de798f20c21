package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.uses.MemberUses;
import dev.ariabuild.java.uses.UsesCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  private static final String NAME = FileUses.class.getName().replace('.', '/');

  @TempDir private Path dir;

  @Test
  void aStateIsMadeOfTheRecordAndTheClassFiles() throws IOException {
    Path file = dir.resolve("a/key.uses");
    RecordFile.write(record(), Map.of("/m/A.java", "digest"), file);
    ModuleState state = RecordFile.read(file, RecordFileTest::classFile).orElseThrow();
    assertEquals(Map.of("/m/A.java", "digest"), state.sources());
    assertEquals(List.of(NAME), state.classesOf("/m/A.java"));
  }

  @Test
  void whatIsDamagedOrNotCompleteIsAbsent() throws IOException {
    Path file = dir.resolve("key.uses");
    assertTrue(RecordFile.read(file, RecordFileTest::classFile).isEmpty());
    RecordFile.write(record(), Map.of("/m/A.java", "d", "/m/B.java", "d"), file);
    assertTrue(RecordFile.read(file, RecordFileTest::classFile).isEmpty(), "B was not compiled");
    RecordFile.write(record(), Map.of("/m/A.java", "d"), file);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 7) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      assertTrue(RecordFile.read(file, RecordFileTest::classFile).isEmpty(), "byte " + at);
    }
  }

  private static byte[] record() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    UsesCodec.write(
        new DataOutputStream(bytes),
        List.of(
            new FileUses(
                "/m/A.java",
                Set.of("x"),
                Set.of(),
                Set.of(),
                MemberUses.NONE,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(NAME))));
    return bytes.toByteArray();
  }

  private static byte[] classFile(String name) throws IOException {
    try (var in = FileUses.class.getClassLoader().getResourceAsStream(name + ".class")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }
}
