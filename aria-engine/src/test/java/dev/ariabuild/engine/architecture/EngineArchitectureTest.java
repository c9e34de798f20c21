package dev.ariabuild.engine.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineArchitectureTest {
  private final JavaClasses classes = HouseRules.mainClasses();

  @Test
  void packagesImportOnlyWhatStandsLeftOfThem() {
    assertFalse(classes.isEmpty());
    HouseRules.engine().forEach(rule -> rule.check(classes));
  }

  @Test
  void theEngineKnowsNoMaven() {
    HouseRules.noMaven().check(classes);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    List<String> packages =
        classes.stream()
            .map(type -> type.getPackageName().replace("dev.ariabuild.engine.", ""))
            .distinct()
            .sorted()
            .toList();
    assertEquals(HouseRules.enginePackages(), packages);
  }

  @Test
  void everyPackageSaysWhatItDoesAndWhatNot() throws IOException {
    assertEquals(List.of(), HouseRules.undocumentedPackages());
  }

  @Test
  void aPackageWithoutLimitsIsNotDocumented(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("package-info.java");
    assertFalse(HouseRules.isDocumented(file));
    Files.writeString(file, "/** Does all. */\n@NullMarked\npackage a;");
    assertFalse(HouseRules.isDocumented(file));
    Files.writeString(file, "/** Does all. Does not know b. */\npackage a;");
    assertFalse(HouseRules.isDocumented(file));
    Files.writeString(file, "/** Does all. Does not know b. */\n@NullMarked\npackage a;");
    assertTrue(HouseRules.isDocumented(file));
  }

  @Test
  void theRulesCanFail() {
    // The scenarios stand above the engine and import from everywhere: moved to the very left, each
    // of their imports is to the right.
    JavaClasses withTests = new ClassFileImporter().importPath(Path.of("target/test-classes"));
    ArchRule rule =
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.ariabuild.engine.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ariabuild.engine.execute..");
    assertThrows(AssertionError.class, () -> rule.check(withTests));
  }
}
