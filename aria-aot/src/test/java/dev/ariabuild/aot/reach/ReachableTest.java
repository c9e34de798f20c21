package dev.ariabuild.aot.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachableTest {
  /** A main class, what it uses in several ways, and what nothing uses. */
  private static final String SOURCE =
      "package p; public class Main { @Note(Value.class) public static void main(String[] a) {"
          + " new Used().run(); Object o = new Impl[0]; try { Class.forName(\"p.ByName\"); }"
          + " catch (Exception e) {} } }"
          + " class Used { void run() { Runnable r = Lambda::call; r.run(); } }"
          + " class Lambda { static void call() {} }"
          + " class Impl implements Face {} interface Face {}"
          + " @interface Note { Class<?> value(); } class Value {}"
          + " class ByName { static class Inner {} }"
          + " class Unused { UnusedToo too; } class UnusedToo {}"
          + " interface Service {} class Provider implements Service {}"
          + " class Reflected {} class Conditional {} class InResource {}";

  @TempDir Path work;

  private Path jar(Map<String, String> resources) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    resources.forEach((name, text) -> entries.put(name, Jars.utf8(text)));
    entries.putAll(Jars.compile(work, "p.Main", SOURCE));
    return Jars.pack(work.resolve("a.jar"), entries);
  }

  private Set<String> reached(Map<String, String> resources, String... keep) throws IOException {
    return new Reachable(List.of(jar(resources)))
        .from(List.of("p.Main"), List.of(keep).stream().map(KeepRule::new).toList()).stream()
            .map(name -> name.substring(2))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  @Test
  void whatIsUsedStaysAndWhatNothingNamesGoes() throws IOException {
    assertEquals(
        Set.of("Main", "Used", "Lambda", "Impl", "Face", "Note", "Value", "ByName", "ByName$Inner"),
        reached(Map.of()));
  }

  @Test
  void providersStayIfTheirServiceIsReachedOrTheJdks() throws IOException {
    assertFalse(reached(Map.of("META-INF/services/p.Service", "p.Provider")).contains("Provider"));
    assertTrue(
        reached(Map.of("META-INF/services/p.Face", "# comment\np.Provider # more\n"))
            .containsAll(Set.of("Provider", "Service")));
    assertTrue(
        reached(Map.of("META-INF/services/java.lang.Runnable", "p.Provider")).contains("Provider"));
  }

  @Test
  void reachabilityMetadataOfBothFormsIsHeeded() throws IOException {
    assertTrue(
        reached(
                Map.of(
                    "META-INF/native-image/g/a/reflect-config.json",
                    "[{\"name\":\"p.Reflected\",\"allDeclaredFields\":true}]"))
            .contains("Reflected"));
    String conditional =
        "{\"reflection\":[{\"condition\":{\"typeReached\":\"p.%s\"},\"type\":\"p.Conditional\"}]}";
    String file = "META-INF/native-image/g/a/reachability-metadata.json";
    assertTrue(reached(Map.of(file, conditional.formatted("Used"))).contains("Conditional"));
    assertFalse(reached(Map.of(file, conditional.formatted("Unused"))).contains("Conditional"));
    assertTrue(
        reached(Map.of(file, "{ damaged p.Reflected")).contains("Reflected"),
        "what cannot be read is searched for names");
  }

  @Test
  void aNameInAnyTextResourceCounts() throws IOException {
    assertTrue(reached(Map.of("app.xml", "<bean class='p.InResource'/>")).contains("InResource"));
    assertFalse(reached(Map.of("app.bin", "\0p.InResource")).contains("InResource"));
  }

  @Test
  void rulesOfTheUserKeep() throws IOException {
    assertTrue(reached(Map.of(), "p.Un*").containsAll(Set.of("Unused", "UnusedToo")));
    assertTrue(reached(Map.of(), "**.Unused").contains("UnusedToo"), "and what those use");
    assertFalse(reached(Map.of(), "*Unused").contains("Unused"), "one star stays in a package");
  }

  @Test
  void aReducedJarKeepsResourcesAndOrder() throws IOException {
    Path jar = jar(Map.of("r.txt", "text"));
    Path target = work.resolve("b.jar");
    Set<String> stay = new Reachable(List.of(jar)).from(List.of("p.Main"), List.of());
    assertEquals(7, JarReducer.reduce(jar, stay, Instant.parse("2026-01-01T00:00:00Z"), target));
    try (ZipFile zip = new ZipFile(target.toFile())) {
      assertEquals("r.txt", zip.entries().nextElement().getName());
      assertTrue(zip.getEntry("p/Used.class") != null && zip.getEntry("p/Unused.class") == null);
    }
    Files.delete(target);
    stay = new Reachable(List.of(jar)).all();
    assertEquals(0, JarReducer.reduce(jar, stay, Instant.EPOCH, target));
    assertFalse(Files.exists(target));
  }

  @Test
  void classesForOtherVersionsGoWithTheirName() {
    assertEquals("p/A", Reachable.className("META-INF/versions/11/p/A.class"));
    assertEquals("p/A", Reachable.className("p/A.class"));
    assertEquals("", Reachable.className("module-info.class"));
    assertEquals("", Reachable.className("META-INF/versions/9/module-info.class"));
    assertEquals("", Reachable.className("a.txt"));
  }
}
