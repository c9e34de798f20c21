package dev.ariabuild.maven;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.architecture.HouseRules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseTest {
  @Test
  void noTwoPackagesImportEachOther() {
    HouseRules.noCycles().check(HouseRules.mainClasses());
  }

  /** Only what the store was asked for is looked at again when a module is looked at as a whole. */
  @Test
  void inputsAreReadThroughTheStoreOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.ariabuild.maven.action..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .callMethodWhere(
            target(owner(type(java.io.File.class)))
                .and(target(nameMatching("exists|isFile|isDirectory|list.*|length|lastModified"))))
        .check(HouseRules.mainClasses());
  }

  @Test
  void everyPackageSaysWhatItDoesAndWhatNot() throws IOException {
    assertEquals(List.of(), HouseRules.undocumentedPackages());
  }
}
