package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What becomes of a jar around its classes. */
class JarStripperTest extends StripCase {
  @Test
  void ofTwoEntriesWithOneNameTheOneThatTheJvmReadsIsStripped() throws Exception {
    byte[] other =
        Jars.compile(work, "p.A", SOURCE.replace("first + second", "9")).get("p/A.class");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("p/A.class", a());
    entries.put("p/B.class", other);
    Path jar = Jars.pack(work.resolve("in.jar"), entries);
    byte[] bytes = Files.readAllBytes(jar);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.write(
        jar,
        text.replace("p/B.class", "p/A.class")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    strip(jar, "out.jar");
    try (var before = new java.net.URLClassLoader(new java.net.URL[] {jar.toUri().toURL()}, null);
        var after =
            new java.net.URLClassLoader(
                new java.net.URL[] {work.resolve("out.jar").toUri().toURL()}, null)) {
      Object expected = call(before);
      assertEquals(expected, call(after));
    }
  }

  private static Object call(ClassLoader loader) throws Exception {
    return loader.loadClass("p.A").getMethod("f", long.class, int.class).invoke(null, 2L, 3);
  }

  @Test
  void aJarThatBeginsWithAScriptIsNeverRewritten() throws Exception {
    Path plain = Jars.pack(work.resolve("plain.jar"), classes);
    Path in = work.resolve("in.jar");
    Files.write(in, Jars.utf8("#!/bin/sh\nexec java -jar \"$0\"\n"));
    Files.write(in, Files.readAllBytes(plain), java.nio.file.StandardOpenOption.APPEND);
    assertEquals("PREFIXED 0", strip(in, "out.jar"));
    assertEquals(-1, Files.mismatch(in, work.resolve("out.jar")));
  }

  @Test
  void whatIsNoJarIsOneClearError() throws Exception {
    Path in = work.resolve("in.jar");
    Files.write(in, Jars.utf8("no jar"));
    AotException e = assertThrows(AotException.class, () -> strip(in, "out.jar"));
    assertEquals(AotProblem.UNREADABLE_JAR, e.problem());
    byte[] whole = Files.readAllBytes(Jars.pack(work.resolve("whole.jar"), classes));
    Files.write(in, java.util.Arrays.copyOf(whole, whole.length / 2));
    e = assertThrows(AotException.class, () -> strip(in, "out.jar"));
    assertEquals(AotProblem.UNREADABLE_JAR, e.problem());
    assertFalse(Files.exists(work.resolve("out.jar")));
  }

  @Test
  void entriesKeepOrderAndMethodAndMultiReleaseClassesAreStrippedToo() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", Jars.utf8("Manifest-Version: 1.0\n"));
    entries.put("z.txt", Jars.utf8("z"));
    entries.put("lib/x.stored", Jars.utf8("stored"));
    entries.put("META-INF/versions/17/p/A.class", a());
    entries.put("p/A.class", a());
    entries.put("module-info.class", Jars.utf8("no class at all"));
    Path in = Jars.pack(work.resolve("in.jar"), entries);
    assertEquals("STRIPPED 0", strip(in, "out.jar"));
    try (ZipFile zip = new ZipFile(work.resolve("out.jar").toFile())) {
      assertEquals(List.copyOf(entries.keySet()), zip.stream().map(ZipEntry::getName).toList());
      assertEquals(ZipEntry.STORED, zip.getEntry("lib/x.stored").getMethod());
    }
    byte[] versioned = entry("out.jar", "META-INF/versions/17/p/A.class");
    assertTrue(new Seen(versioned).source.startsWith("aria-"));
    assertArrayEquals(Jars.utf8("no class at all"), entry("out.jar", "module-info.class"));
  }

  @Test
  void equalContentGivesEqualBytesWhateverTheTimes() throws Exception {
    Path one = Jars.pack(work.resolve("1.jar"), classes);
    Path two = work.resolve("2.jar");
    Files.copy(one, two);
    Files.setLastModifiedTime(two, FileTime.from(TIME));
    strip(one, "1.out");
    strip(two, "2.out");
    assertEquals(-1, Files.mismatch(work.resolve("1.out"), work.resolve("2.out")));
    assertTrue(Files.size(work.resolve("1.out")) < Files.size(one));
  }

  @Test
  void aSignedJarIsNeverRewritten() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>(classes);
    entries.put("META-INF/key.SF", Jars.utf8("Signature-Version: 1.0\n"));
    Path in = Jars.pack(work.resolve("in.jar"), entries);
    assertEquals("SIGNED 0", strip(in, "out.jar"));
    assertEquals(-1, Files.mismatch(in, work.resolve("out.jar")));
  }

  @Test
  void stripNoneLeavesTheBytes() throws Exception {
    Path in = Jars.pack(work.resolve("in.jar"), classes);
    Path out = work.resolve("out.jar");
    StripPlan plan = StripPlan.of(Strip.NONE, DebugInfo.NONE);
    assertEquals(
        JarStripper.Outcome.UNTOUCHED, new JarStripper(plan, TIME).strip(in, out).outcome());
    assertEquals(-1, Files.mismatch(in, out));
  }
}
