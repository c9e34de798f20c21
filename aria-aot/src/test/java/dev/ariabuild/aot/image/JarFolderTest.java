package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.aot.strip.StrippedId;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarFolderTest {
  private static final StripPlan ALL = StripPlan.of(Strip.SYMBOLS, DebugInfo.NONE);

  @TempDir Path work;
  private Path app;
  private Path signed;

  @BeforeEach
  void compile() throws Exception {
    Map<String, byte[]> classes =
        Jars.compile(work, "p.A", "package p; public class A { void f() { hashCode(); } }");
    app = Jars.pack(work.resolve("app.jar"), classes);
    Map<String, byte[]> entries = new LinkedHashMap<>(classes);
    entries.put("META-INF/KEY.SF", Jars.utf8("Signature-Version: 1.0\n"));
    signed = Jars.pack(work.resolve("signed.jar"), entries);
  }

  private JarFolder folder(String output, String cache) {
    return new JarFolder(
        "app",
        "1.0",
        List.of(
            new JarSource(app, "app.jar", ALL),
            new JarSource(signed, "signed.jar", ALL),
            new JarSource(app, "whole.jar", StripPlan.NOTHING)),
        work.resolve(output),
        work.resolve(cache),
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void eachJarIsStrippedAsItsOwnPlanSays() throws Exception {
    List<JarFolder.Line> lines = folder("out", "cache").strip();
    assertEquals("", lines.get(0).note());
    assertEquals("signed.jar is signed and was left as it is", lines.get(1).note());
    Path lib = work.resolve("out/lib");
    assertTrue(StrippedId.of(lib.resolve("app.jar")).isPresent());
    assertEquals(-1, Files.mismatch(signed, lib.resolve("signed.jar")));
    assertEquals(-1, Files.mismatch(app, lib.resolve("whole.jar")));
  }

  @Test
  void symbolsAreTheSameBytesWhereverTheyAreMade() throws Exception {
    Path one = folder("1", "cache1").symbols(work);
    Path two = folder("2", "cache2").symbols(work);
    assertEquals(-1, Files.mismatch(one, two));
    assertEquals("app-1.0-" + Target.current() + "-symbols.tar.xz", one.getFileName().toString());
  }

  @Test
  void symbolsOfAnImageOfOtherJarsAreRefused() throws Exception {
    folder("out", "cache").strip();
    Files.createDirectories(work.resolve("out/image"));
    Files.move(work.resolve("out/lib"), work.resolve("out/image/lib"));
    folder("out", "cache").symbols(work);
    app =
        Jars.pack(
            work.resolve("app.jar"),
            Jars.compile(work, "p.A", "package p;\n\npublic class A { void f() { hashCode(); } }"));
    AotException e = assertThrows(AotException.class, () -> folder("out", "cache").symbols(work));
    assertEquals(AotProblem.SYMBOLS_OF_OTHER_JAR, e.problem());
    assertTrue(e.text().contains("app.jar"), e.text());
  }
}
