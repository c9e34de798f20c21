package dev.ariabuild.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueFilesTest {
  static Stream<Path> files() {
    return Catalogue.files().stream();
  }

  @Test
  void thePluginsOfEveryJarBuildAreThere() {
    List<String> names =
        Catalogue.files().stream().map(file -> String.valueOf(file.getFileName())).toList();
    for (String plugin : List.of("resources", "compiler", "surefire", "jar", "install", "deploy")) {
      assertTrue(names.contains("maven-" + plugin + "-plugin.toml"), plugin);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsNamedAfterItsPluginAndDescribesGoals(Path file) {
    PluginGoals plugin = Catalogue.read(file);
    String artifact = plugin.plugin().substring(plugin.plugin().indexOf(':') + 1) + ".toml";
    String full = plugin.plugin().replace(':', '.') + ".toml"; // where two have the same name
    assertTrue(Set.of(artifact, full).contains(file.getFileName() + ""), plugin.plugin());
    assertFalse(plugin.goals().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("files")
  void theShippedFormSaysTheSame(Path file) {
    PluginGoals plugin = Catalogue.read(file);
    assertEquals(plugin, CatalogueJson.read(new StringReader(CatalogueJson.write(plugin))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aGoalThatIsDescribedReadsOrWritesSomething(Path file) {
    for (GoalDescriptor goal : Catalogue.read(file).goals().values()) {
      if (goal.always().isEmpty()) {
        assertFalse(goal.parameters().isEmpty(), goal.goal());
      } else {
        assertTrue(goal.extras().isEmpty() && goal.outputs().isEmpty(), goal.goal());
      }
    }
  }

  @Test
  void labelsOfRolesAndExtrasAreFoundAgain() {
    Arrays.stream(Role.values()).forEach(role -> assertEquals(role, Role.of(role.label())));
    Arrays.stream(Extra.values()).forEach(extra -> assertEquals(extra, Extra.of(extra.label())));
    assertEquals("compile-class-path", Role.COMPILE_CLASS_PATH.label());
    assertEquals("build-jdk", Extra.BUILD_JDK.label());
  }

  @Test
  void aVersionOutsideOfTheRangeIsNotDescribed() {
    PluginGoals jar = Catalogue.read(Catalogue.DIR.resolve("maven-jar-plugin.toml"));
    String plugin = "org.apache.maven.plugins:maven-jar-plugin";
    assertTrue(jar.find(plugin, "3.4.2", "jar").isPresent());
    assertTrue(jar.find(plugin, "2.4", "jar").isEmpty());
    assertTrue(jar.find(plugin, "4.0.0", "jar").isEmpty());
    assertTrue(jar.find(plugin, "3.4.2", "sign").isEmpty());
    assertTrue(jar.find("other:maven-jar-plugin", "3.4.2", "jar").isEmpty());
  }

  @Test
  void theShippedCatalogueFindsWhatTheFilesSay() {
    ShippedCatalogue shipped = new ShippedCatalogue();
    PluginGoals compiler = Catalogue.read(Catalogue.DIR.resolve("maven-compiler-plugin.toml"));
    assertEquals(
        compiler.goals().get("compile"),
        shipped.find(compiler.plugin(), "3.14.0", "compile").orElseThrow());
    assertTrue(shipped.find("nobody:knows-maven-plugin", "1", "goal").isEmpty());
    assertEquals(Map.of(), Map.copyOf(new PluginGoals("a:b", "[1,)", Map.of()).goals()));
  }
}
