package dev.ariabuild.aot.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up image with real jars; its runtime has no module image unless a test links one. */
class SizeTest {
  @TempDir Path work;
  private Path folder;
  private Path jar;

  @BeforeEach
  void image() throws IOException {
    folder = Files.createDirectories(work.resolve("release"));
    Path image = folder.resolve("image");
    Files.createDirectories(image.resolve("lib"));
    Files.createDirectories(image.resolve("bin"));
    Files.createDirectories(image.resolve("runtime/lib/server"));
    Map<String, byte[]> entries =
        new TreeMap<>(
            Jars.compile(
                work,
                "p.q.App",
                "package p.q; public class App { int f(int n) {"
                    + " int sum = 0; for (int i = 0; i < n; i++) { sum += i; } return sum; } }"));
    entries.put("p/q/text.txt", Jars.utf8("some text ".repeat(50)));
    entries.put("root.txt", Jars.utf8("</script><b>&"));
    jar = Jars.pack(image.resolve("lib/app.jar"), entries);
    Jars.pack(image.resolve("lib/dep.jar"), Map.of("x/y.txt", Jars.utf8("y")));
    Files.writeString(image.resolve("bin/app"), "#!/bin/sh");
    Files.write(image.resolve("app.aot"), new byte[5000]);
    Files.write(image.resolve("runtime/lib/server/libjvm.so"), new byte[7000]);
    Files.write(image.resolve("runtime/lib/server/classes.jsa"), new byte[3000]);
    Files.writeString(image.resolve("runtime/release"), "x");
    manifest(4000);
  }

  private void manifest(long archive) throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"name": "app", "version": "1.0", "profile": "release", "target": "linux-x86_64",
         "jars": [
          {"path": "lib/app.jar", "purl": "pkg:maven/g/app@1.0?type=jar", "own": true},
          {"path": "lib/dep.jar", "purl": "pkg:maven/org.x/dep@2?type=jar", "own": false}],
         "archives": [{"path": "a.tar.gz", "kind": "tar.gz", "size": %d}]}
        """
            .formatted(archive));
  }

  private SizeReport report() throws Exception {
    return SizeReport.of(folder, Jdk.at(Path.of(System.getProperty("java.home"))));
  }

  @Test
  void everyByteOfTheImageIsCountedOnce() throws Exception {
    SizeReport report = report();
    long all = 0;
    for (Path file : Tree.files(folder.resolve("image"))) {
      all += Files.size(file);
    }
    assertEquals(all, report.root().bytes());
    assertEquals(all, report.root().sections().values().stream().mapToLong(Long::longValue).sum());
    assertEquals(all, report.totals().get("image"));
    assertEquals(8000, report.totals().get("caches"));
    assertEquals(7000, report.totals().get("jdk-native"));
    assertEquals(Files.size(jar), report.totals().get("g:app"));
    assertTrue(report.totals().containsKey("org.x:dep"));
    assertEquals(4000, report.totals().get("archive"));
  }

  @Test
  void aJarIsSplitByPackageAndItsDebugAttributesAreSeen() throws Exception {
    Node app = JarSizes.of(jar, "app");
    assertEquals(Files.size(jar), app.bytes());
    List<String> names = app.parts().stream().map(Node::name).toList();
    assertTrue(names.containsAll(List.of("p.q", "(no package)", "(headers of the jar)")));
    Map<Section, Long> sums = app.sections();
    long debug = sums.get(Section.DEBUG);
    assertTrue(debug > 0 && debug < sums.get(Section.CLASSES), sums.toString());
  }

  @Test
  void aListOfJimageIsReadByModuleAndPackage() {
    String list =
        """
        jimage: /x/modules

        Module: java.base
        Offset       Size       Compressed Entry
             100         41         78 META-INF/services/x
             178        397          0 java/lang/A.class
             575          3          2 java/lang/a b.txt
        Module: java.sql
             577          9          0 module-info.class
        """;
    assertEquals(
        Map.of(
            "java.base", Map.of("META-INF.services", 78L, "java.lang", 399L),
            "java.sql", Map.of("(no package)", 9L)),
        RuntimeSizes.parse(list));
  }

  @Test
  void theModulesOfARealRuntimeAreListed() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    Path modules = folder.resolve("image/runtime/lib/modules");
    Files.copy(home.resolve("lib/modules"), modules);
    Node runtime = new RuntimeSizes(Jdk.at(home)).of(folder.resolve("image/runtime"));
    Node image =
        runtime.parts().stream().filter(part -> part.name().equals("modules")).findAny().get();
    Node base =
        image.parts().stream().filter(part -> part.name().equals("java.base")).findAny().get();
    assertTrue(base.parts().stream().anyMatch(part -> part.name().equals("java.lang")));
    assertEquals(Files.size(modules), image.bytes(), Files.size(modules) * 0.02);
  }

  private static Map<String, ByteSize> limits(String name, String size) {
    return Map.of(name, ByteSize.parse(size).orElseThrow());
  }

  @Test
  void aBudgetThatIsKeptPassesAndOneThatIsBrokenFailsByTheByte() throws Exception {
    SizeReport report = report();
    Budget.check(report, limits("archive", "4000B"));
    AotException e =
        assertThrows(AotException.class, () -> Budget.check(report, limits("archive", "3999B")));
    assertEquals(
        "the image is larger than it may be:\n"
            + "  archive: 4000 bytes, 1 more than its budget of 3999B (3999 bytes)",
        e.text());
    Budget.check(report, limits("g:app", "1MB"));
    Budget.check(report, limits("deb", "1MB"));
    assertThrows(AotException.class, () -> Budget.check(report, limits("g:app", "10B")));
  }

  @Test
  void aBudgetForWhatNoImageHasNamesWhatThereIs() throws Exception {
    SizeReport report = report();
    AotException e =
        assertThrows(AotException.class, () -> Budget.check(report, limits("imgae", "1MB")));
    assertEquals(AotProblem.BAD_BUDGET, e.problem());
    assertTrue(e.text().contains("imgae; there are: archive, caches, classes"), e.text());
  }

  @Test
  void aBaselineRemembersEachImageAndTellsWhatChanged() throws Exception {
    Baseline baseline = new Baseline(work.resolve("deep/aria-size.json"));
    assertEquals(Optional.empty(), baseline.sizes(report()));
    baseline.update(report());
    byte[] written = Files.readAllBytes(baseline.file());
    SortedMap<String, Long> before = baseline.sizes(report()).orElseThrow();
    assertEquals(List.of(), Baseline.compare(before, report().totals()));
    baseline.update(report());
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        written, Files.readAllBytes(baseline.file()));

    manifest(4100);
    Jars.pack(
        folder.resolve("image/lib/new.jar"), Map.of("z.txt.stored", Jars.utf8("z".repeat(9000))));
    List<Baseline.Change> changes = Baseline.compare(before, report().totals());
    assertTrue(changes.stream().anyMatch(change -> change.name().equals("new.jar")));
    assertEquals(
        Optional.of("+1 KB (4000 -> 4100 bytes)"),
        changes.stream()
            .filter(change -> change.name().equals("archive"))
            .map(Baseline.Change::text)
            .findAny());
    assertEquals(
        List.of("image"), Baseline.grown(changes, "3%").stream().map(c -> c.name()).toList());
    assertEquals(2, Baseline.grown(changes, "2.4%").size());
    assertEquals(List.of(), Baseline.grown(changes, "100KB"));
  }

  @Test
  void badUnitsAndDamagedFilesAreOneClearError() throws Exception {
    for (String bad : List.of("2", "2 percent", "", "-1%", "5 parsecs")) {
      assertEquals(
          AotProblem.BAD_TOLERANCE,
          assertThrows(AotException.class, () -> Baseline.grown(List.of(), bad)).problem());
    }
    Baseline baseline = new Baseline(work.resolve("b.json"));
    for (String bad : List.of("", "[]", "{", "{\"schema\":2}", "{\"schema\":1}")) {
      Files.writeString(baseline.file(), bad);
      SizeReport report = report();
      assertEquals(
          AotProblem.BAD_BASELINE,
          assertThrows(AotException.class, () -> baseline.sizes(report)).problem(),
          bad);
      assertEquals(bad, Files.readString(baseline.file()), "nothing is lost");
    }
    Files.writeString(folder.resolve("manifest.json"), "{\"name\": \"x\"}");
    assertEquals(AotProblem.BAD_MANIFEST, assertThrows(AotException.class, this::report).problem());
    Files.delete(folder.resolve("manifest.json"));
    assertEquals(AotProblem.NO_IMAGE, assertThrows(AotException.class, this::report).problem());
  }

  @Test
  void thePageLoadsNothingAndItsDataCannotEndTheScript() throws Exception {
    SizeReport report = report();
    Node hostile = Node.of("</script><img>", List.of(Node.leaf("x", Section.OTHER, 5)));
    SizeReport bad =
        new SizeReport(
            "a</title>", "1", "p", "t", Node.of("image", List.of(hostile)), report.totals());
    for (SizeReport each : List.of(report, bad)) {
      String page = Treemap.page(each, List.of());
      assertFalse(page.matches("(?s).*(src|href)=.*"), "no other resource");
      String data = page.substring(page.indexOf("\"data\">") + 7);
      JsonObject json =
          JsonParser.parseString(data.substring(0, data.indexOf("</script>"))).getAsJsonObject();
      assertEquals(each.root().bytes(), json.getAsJsonObject("root").get("b").getAsLong());
      assertEquals(page, Treemap.page(each, List.of()));
    }
  }
}
