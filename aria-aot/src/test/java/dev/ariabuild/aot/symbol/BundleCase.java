package dev.ariabuild.aot.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of made-up mappings, and traces that they fit. */
abstract class BundleCase {
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  @TempDir Path work;

  static Mapping mapping(int line) {
    MappingWriter writer = new MappingWriter();
    var lines = writer.begin("p.A", "A.java").orElseThrow();
    var f = lines.method("f");
    f.add(f.next(), "void f()", line);
    lines.commit();
    return writer.finish();
  }

  static BundleWriter writer(Mapping... mappings) {
    List<BundleIndex.File> files = new ArrayList<>();
    for (Mapping mapping : mappings) {
      files.add(
          new BundleIndex.File(
              "lib/" + files.size() + ".jar",
              "0".repeat(64),
              5,
              mapping.id().sourceFile(),
              mapping.id().path(),
              ""));
    }
    files.add(new BundleIndex.File("lib/signed.jar", "1".repeat(64), 6, "", "", "it is signed"));
    BundleWriter writer = new BundleWriter(new BundleIndex("shop", "1.0", "linux-x86_64", files));
    List.of(mappings).forEach(writer::add);
    return writer;
  }

  Path bundle(String name, Mapping... mappings) throws Exception {
    Path file = work.resolve(name);
    writer(mappings).write(file, TIME);
    return file;
  }

  Path trace(String text) throws Exception {
    return Files.writeString(work.resolve("trace.txt"), text);
  }

  String symbolicate(String trace, String... symbols) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Symbolicator.run(trace(trace), SymbolPlaces.of(List.of(symbols)), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  AotException refused(AotProblem problem, String trace, String... symbols) {
    AotException e = assertThrows(AotException.class, () -> symbolicate(trace, symbols));
    assertEquals(problem, e.problem(), e.text());
    return e;
  }
}
