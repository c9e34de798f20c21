package dev.ariabuild.aot.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.aot.tool.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the libraries of the JDK that runs the tests. */
class NativeSymbolsTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir Path work;

  private static NativeSymbols tools() {
    return NativeSymbols.onPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  private static Optional<Path> readelf() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder).resolve("readelf"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String run(List<String> command, Path folder) throws Exception {
    try (Run run = Run.start(command, folder, Map.of("LC_ALL", "C"))) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(1)));
      return run.output();
    }
  }

  @Test
  void buildIdsAndSymbolTablesAreWhatReadelfSays() throws Exception {
    assumeTrue(readelf().isPresent(), "there is no readelf here to compare with");
    List<NativeSymbols.Part> parts = tools().find(JDK.resolve("lib"), work);
    assumeTrue(!parts.isEmpty(), "the native files of this system are not ELF");
    for (NativeSymbols.Part part : parts) {
      Path file = JDK.resolve("lib").resolve(part.path());
      String said = run(List.of(readelf().get().toString(), "-nSW", file.toString()), work);
      if (part.buildId().isEmpty()) {
        assertFalse(said.contains("Build ID:"), said);
      } else {
        assertTrue(said.contains("Build ID: " + part.buildId()), said);
      }
      boolean symbols = said.contains("SYMTAB") || said.contains(" .debug_");
      assertEquals(!symbols, part.note().startsWith("its maker"), part.toString());
    }
  }

  @Test
  void symbolsLandWhereDebuggersLookForThem() throws Exception {
    NativeSymbols tools = tools();
    assumeTrue(tools.objcopy().isPresent(), "there is no objcopy here");
    List<NativeSymbols.Part> parts =
        tools.find(JDK.resolve("lib"), work).stream()
            .filter(part -> !part.symbols().isEmpty() && part.path().endsWith("libjava.so"))
            .toList();
    assumeTrue(!parts.isEmpty(), "this JDK has no symbols in its libjava");
    tools.extract(parts, work);
    String id = parts.get(0).buildId();
    Path file = work.resolve(".build-id/" + id.substring(0, 2) + "/" + id.substring(2) + ".debug");
    assertTrue(Files.isRegularFile(file), file.toString());
    assertEquals(id, ElfFile.of(file).orElseThrow().buildId());
    assertTrue(ElfFile.of(file).orElseThrow().symbols());
  }

  @Test
  void withoutObjcopyTheReasonIsNoted() throws Exception {
    NativeSymbols none = NativeSymbols.onPath(work.toString());
    assertEquals(Optional.empty(), none.objcopy());
    for (NativeSymbols.Part part : none.find(JDK.resolve("lib"), work)) {
      assertEquals("", part.symbols());
      assertFalse(part.note().isEmpty());
    }
  }

  @Test
  void whatIsNoElfFileOrADamagedOneIsPassedBy() throws Exception {
    Files.write(work.resolve("text"), "no elf".getBytes());
    Files.write(work.resolve("empty"), new byte[0]);
    Files.write(work.resolve("short"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
    byte[] wild = new byte[200];
    java.util.Arrays.fill(wild, (byte) 0xff);
    System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1}, 0, wild, 0, 6);
    Files.write(work.resolve("wild"), wild);
    assertEquals(List.of(), tools().find(work, work));
  }
}
