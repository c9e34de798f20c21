package dev.ariabuild.symbolicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.symbol.BundleIndex;
import dev.ariabuild.aot.symbol.BundleWriter;
import dev.ariabuild.aot.symbol.Mapping;
import dev.ariabuild.aot.symbol.MappingWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path work;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String trace;
  private String bundle;

  @BeforeEach
  void make() throws Exception {
    MappingWriter writer = new MappingWriter();
    var lines = writer.begin("p.A", "Ä.java").orElseThrow();
    var f = lines.method("f");
    f.add(f.next(), "void f()", 12);
    lines.commit();
    Mapping mapping = writer.finish();
    bundle = work.resolve("a-symbols.tar.xz").toString();
    new BundleWriter(new BundleIndex("a", "1", "any", List.of()))
        .add(mapping)
        .write(Path.of(bundle), Instant.EPOCH);
    trace = "\tat p.A.f(" + mapping.id().sourceFile() + ":1)\n";
  }

  private int run(String... words) {
    return Main.run(
        List.of(words),
        new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out),
        new PrintStream(err));
  }

  @Test
  void aFileAndTheStandardInputAreReadBack() throws Exception {
    Path file = Files.writeString(work.resolve("trace.txt"), trace);
    assertEquals(Main.OK, run(file.toString(), bundle));
    assertEquals(Main.OK, run("-", bundle));
    assertEquals("\tat p.A.f(Ä.java:12)\n".repeat(2), out.toString(StandardCharsets.UTF_8));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsRefusedIsOneLineAndPrintsNothingElse() {
    trace = trace + trace.replace(":1", ":2");
    assertEquals(Main.FAILED, run("-", bundle));
    assertEquals(Main.FAILED, run(work.resolve("none").toString(), bundle));
    assertEquals(Main.FAILED, run("\0", bundle));
    assertEquals(Main.FAILED, run("-", bundle + "x"));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertEquals(4, err.toString(StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void wrongUsageAndTheQuestionForHelp() {
    assertEquals(Main.USAGE, run());
    assertEquals(Main.USAGE, run("-"));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertEquals(Main.OK, run("--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("usage: "));
  }
}
