package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.aot.tool.Run;
import dev.ariabuild.engine.config.Strip;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the libraries of the JDK that runs the tests, which go on running stripped. */
class NativeStripperTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final String JVM = "lib/server/libjvm.so";

  @TempDir Path work;
  private Path copy;

  @BeforeEach
  void copyJdk() throws Exception {
    assumeTrue(Files.isRegularFile(JDK.resolve(JVM)), "the native files here are not ELF");
    copy = work.resolve("jdk");
    for (String folder : List.of("bin", "lib", "conf")) {
      try (Stream<Path> walk = Files.walk(JDK.resolve(folder), FileVisitOption.FOLLOW_LINKS)) {
        for (Path path : walk.filter(Files::isRegularFile).toList()) {
          String name = path.toString();
          if (!name.endsWith("src.zip") && !name.endsWith("ct.sym") && !name.endsWith(".jsa")) {
            Path target = copy.resolve(JDK.relativize(path).toString());
            Files.createDirectories(target.getParent());
            Files.copy(path, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
          }
        }
      }
    }
  }

  private static String run(Path folder, String... command) throws Exception {
    try (Run run = Run.start(List.of(command), folder, Map.of("LC_ALL", "C"))) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(2)));
      assertEquals(0, run.exitCode(), run.output());
      return run.output();
    }
  }

  private static Optional<String> tool(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  @Test
  void aStrippedRuntimeRunsAndWhatIsLoadedIsUntouched() throws Exception {
    long before = Files.size(copy.resolve(JVM));
    var permissions = Files.getPosixFilePermissions(copy.resolve(JVM));
    NativeStripper.strip(copy, Strip.SYMBOLS);
    assertTrue(Files.size(copy.resolve(JVM)) < before * 0.9, before + " bytes before");
    assertEquals(permissions, Files.getPosixFilePermissions(copy.resolve(JVM)));
    assertTrue(run(work, copy.resolve("bin/java").toString(), "-version").contains("build"));
    Path main =
        Files.writeString(
            work.resolve("Main.java"),
            "class Main { public static void main(String[] a) throws Exception {"
                + " System.out.print(java.nio.file.Files.size(java.nio.file.Path.of(a[0]))); } }");
    assertEquals(
        String.valueOf(Files.size(main)),
        run(work, copy.resolve("bin/java").toString(), main.toString(), main.toString()));
    assumeTrue(tool("readelf").isPresent(), "there is no readelf here to compare with");
    for (String file : List.of(JVM, "lib/libjava.so", "lib/libnio.so", "bin/java")) {
      String[] options = {"-lndW", "--dyn-syms"};
      String plain = run(work, readelf(options, JDK.resolve(file)));
      String stripped = run(work, readelf(options, copy.resolve(file)));
      assertEquals(plain, stripped, file);
      String sections = run(work, readelf(new String[] {"-SW"}, copy.resolve(file)));
      assertFalse(sections.contains("SYMTAB"), sections);
      assertFalse(sections.contains("Warning"), sections);
      assertFalse(sections.contains("Error"), sections);
    }
  }

  private static String[] readelf(String[] options, Path file) {
    Stream<String> words =
        Stream.concat(Stream.of(tool("readelf").orElseThrow()), Stream.of(options));
    return Stream.concat(words, Stream.of(file.toString())).toArray(String[]::new);
  }

  @Test
  void stripNoneAndFilesThatCannotBeUnderstoodStay() throws Exception {
    Path library = copy.resolve("lib/libjava.so");
    byte[] whole = Files.readAllBytes(library);
    NativeStripper.strip(copy.resolve("lib"), Strip.NONE);
    assertEquals(-1, Arrays.mismatch(whole, Files.readAllBytes(library)));
    assertEquals(Optional.empty(), ElfStripper.strip(new byte[0], true));
    assertEquals(
        Optional.empty(), ElfStripper.strip("no elf, but a long text".repeat(9).getBytes(), true));
    for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
      assertEquals(Optional.empty(), ElfStripper.strip(Arrays.copyOf(whole, length), true));
    }
    byte[] stripped = ElfStripper.strip(whole, true).orElse(whole);
    assertEquals(Optional.empty(), ElfStripper.strip(stripped, true));
  }
}
