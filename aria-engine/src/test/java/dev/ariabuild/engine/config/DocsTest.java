package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds documentation and code together. After a wanted change of the code, write the tables anew
 * with {@code -Dtest=DocsTest -Daria-docs.write=true} and review the difference.
 */
class DocsTest {
  private static final boolean WRITE = Boolean.getBoolean("aria-docs.write");
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");

  @Test
  void configurationListsEveryKeyOfTheSchema() throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    for (Key<?> key : Schema.keys()) {
      String name = key.section() == Section.COMMAND ? "command line" : key.section().text();
      tables.putIfAbsent(name, SchemaDocs.keys(key.section()));
    }
    check(ROOT.resolve("docs/configuration.md"), tables);
  }

  @Test
  void theContractHasEveryKeyAndEveryProfile() throws IOException, ConfigException {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("version", "Contract version: **" + Profiles.CONTRACT_VERSION + "**\n");
    tables.put("lineage", SchemaDocs.lineage());
    tables.put("profiles", SchemaDocs.profiles());
    tables.put("keys", SchemaDocs.meanings());
    check(ROOT.resolve("ops/AOT_RELEASE_CONTRACT.md"), tables);
  }

  /** Each table stands between its two markers, exactly. */
  private static void check(Path file, Map<String, String> tables) throws IOException {
    String text = Files.readString(file).replace("\r\n", "\n");
    String wanted = text;
    for (Map.Entry<String, String> table : tables.entrySet()) {
      String begin = "<!-- " + table.getKey() + " -->\n";
      String end = "<!-- end -->";
      int from = wanted.indexOf(begin);
      assertTrue(from >= 0, () -> file + " has no " + begin);
      int to = wanted.indexOf(end, from);
      assertTrue(to >= 0, () -> file + " has no end after " + begin);
      wanted = wanted.substring(0, from + begin.length()) + table.getValue() + wanted.substring(to);
    }
    if (WRITE) {
      Files.writeString(file, wanted);
    } else {
      assertEquals(wanted, text);
    }
  }

  /** Constants of all classes of the package, by their names. */
  private static Map<String, Key<?>> declared() throws Exception {
    Map<String, Key<?>> declared = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(Path.of("target/classes/dev/ariabuild/engine/config"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.class$", "");
        Class<?> type = Class.forName(Key.class.getPackageName() + "." + name);
        for (var field : type.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && field.getType() == Key.class) {
            declared.put(name + "." + field.getName(), (Key<?>) field.get(null));
          }
        }
      }
    }
    return declared;
  }

  @Test
  void everyDeclaredKeyIsInTheSchemaOnce() throws Exception {
    assertEquals(Schema.keys().size(), new HashSet<>(Schema.keys()).size());
    assertEquals(Schema.keys().size(), declared().size());
    declared().forEach((name, key) -> assertTrue(Schema.keys().contains(key), name));
  }

  @Test
  void everyKeyHasItsOwnNames() {
    List<Key<?>> keys = Schema.keys();
    List<String> properties = keys.stream().flatMap(key -> key.property().stream()).toList();
    assertEquals(properties.size(), new HashSet<>(properties).size());
    List<String> variables = keys.stream().flatMap(key -> key.env().stream()).toList();
    assertEquals(variables.size(), new HashSet<>(variables).size());
    List<String> labels = keys.stream().map(Key::label).toList();
    assertEquals(labels.size(), new HashSet<>(labels).size());
  }

  @Test
  void theVariablesOfTheProductAreThere() {
    List<String> variables = Schema.keys().stream().flatMap(key -> key.env().stream()).toList();
    assertTrue(
        variables.containsAll(
            Arrays.asList(
                "ARIA_CACHE_DIR",
                "ARIA_CACHE_MAX_SIZE",
                "ARIA_CACHE_MAX_AGE_DAYS",
                "ARIA_CACHE_MIN_FREE_PERCENT",
                "ARIA_CACHE_MEMORY_MB",
                "ARIA_BUILD_JOBS",
                "ARIA_CODEGEN_UNITS",
                "ARIA_LLVM_THREADS",
                "ARIA_MAX_MEMORY",
                "ARIA_CACHE_S3_BUCKET")));
  }

  @Test
  void theExampleOfTheDocumentationLoads() throws IOException, ConfigException {
    String text = Files.readString(ROOT.resolve("docs/configuration.md")).replace("\r\n", "\n");
    int from = text.indexOf("```toml\n") + "```toml\n".length();
    String example = text.substring(from, text.indexOf("```", from));
    AriaToml toml = AriaTomlReader.read("aria.toml", TomlFile.parse("aria.toml", example));
    assertTrue(ProfileResolver.resolve(toml.profiles()).containsKey("staging"));
    assertEquals(
        Optional.of("dist"),
        Optional.ofNullable(toml.profiles().get("staging"))
            .flatMap(ProfileDefinition::inherits)
            .map(Value::value));
  }
}
