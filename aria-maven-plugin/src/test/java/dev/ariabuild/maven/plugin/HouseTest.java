package dev.ariabuild.maven.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.ariabuild.engine.architecture.HouseRules;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseTest {
  private static final String HERE = "dev.ariabuild.maven.plugin";

  /** From left to right; a room imports only what stands in an earlier group. */
  private static final List<List<String>> ROOMS =
      List.of(
          List.of("host", "watch"),
          List.of("effect", "tests", "audit", "cache", "doctor"),
          List.of("image"),
          List.of("size", "verify"));

  private final JavaClasses classes = HouseRules.mainClasses();

  @Test
  void roomsImportOnlyWhatStandsLeftOfThem() {
    HouseRules.order("maven.plugin", ROOMS).forEach(rule -> rule.check(classes));
  }

  @Test
  void everyRoomHasItsPlaceInTheOrder() {
    List<String> rooms =
        classes.stream()
            .map(type -> type.getPackageName())
            .filter(name -> !name.equals(HERE))
            .map(name -> name.substring(HERE.length() + 1))
            .distinct()
            .sorted()
            .toList();
    assertEquals(ROOMS.stream().flatMap(List::stream).sorted().toList(), rooms);
  }

  @Test
  void noRoomKnowsTheGoals() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOMS.stream()
                .flatMap(List::stream)
                .flatMap(room -> Stream.of(HERE + "." + room, HERE + "." + room + ".."))
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(HERE)
        .check(classes);
  }

  @Test
  void noTwoPackagesImportEachOther() {
    HouseRules.noCycles().check(classes);
  }

  @Test
  void everyPackageSaysWhatItDoesAndWhatNot() throws IOException {
    assertEquals(List.of(), HouseRules.undocumentedPackages());
  }
}
