package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {
  @TempDir Path directory;

  private Given given() {
    return new Given(directory);
  }

  @Test
  void aKeyThatLaterWorkImplementsIsToldOnceWhereverItIsSet() throws IOException, ConfigException {
    assertEquals(
        List.of(
            "aria.toml:2: [cache] backend = s3 is accepted but not yet effective",
            "env ARIA_LLVM_THREADS = 4 is accepted but not yet effective",
            "-Daria.codegen-units = 8 is accepted but not yet effective"),
        given()
            .toml("[cache]", "backend = 's3'")
            .env("ARIA_LLVM_THREADS", "4")
            .property("aria.codegen-units", "8")
            .load()
            .notices()
            .stream()
            .sorted(java.util.Comparator.comparingInt(NoticesTest::rank))
            .toList());
  }

  private static int rank(String line) {
    return line.startsWith("aria.toml") ? 0 : line.startsWith("env") ? 1 : 2;
  }

  @Test
  void ofAnEffectiveKeyOnlyTheValueOfLaterIsTold() throws ConfigException {
    assertEquals(List.of(), given().property("aria.overflow-checks", "false").load().notices());
    assertEquals(
        List.of("-Daria.overflow-checks = true is accepted but not yet effective"),
        given().property("aria.overflow-checks", "true").load().notices());
  }

  @Test
  void onlyTheChosenProfileIsToldOf() throws IOException, ConfigException {
    Given given = given().toml("[profile.release]", "overflow-checks = true", "codegen-units = 8");
    assertEquals(List.of(), given.load().notices());
    assertEquals(
        List.of(
            "aria.toml:2: [profile.release] overflow-checks = true is accepted but not yet"
                + " effective",
            "aria.toml:3: [profile.release] codegen-units = 8 is accepted but not yet effective"),
        given.mavenProfile("aria-release").load().notices());
  }

  @Test
  void aPackageOverrideOfLaterIsTold() throws IOException, ConfigException {
    assertEquals(
        List.of(
            "aria.toml:2: [profile.dev.package.\"g:a\"] codegen-units = 8 is accepted but not yet"
                + " effective"),
        given().toml("[profile.dev.package.'g:a']", "codegen-units = 8").load().notices());
  }

  @Test
  void noBuiltInProfilePromisesByAValueOfItsOwnWhatItDoesNotKeep() throws ConfigException {
    assertEquals(List.of(), given().property("aria.profile", "check").load().notices());
    assertEquals(List.of(), given().property("aria.profile", "dist").load().notices());
    assertEquals(
        List.of(), given().property("aria.profile", "release-with-symbols").load().notices());
    assertEquals(List.of(), given().property("aria.profile", "release").load().notices());
  }

  @Test
  void secretsAreNotTold() throws ConfigException {
    assertEquals(
        List.of("env ARIA_CACHE_REDIS_PASSWORD = *** is accepted but not yet effective"),
        given().env("ARIA_CACHE_REDIS_PASSWORD", "hunter2").load().notices());
  }

  @Test
  void anUnknownPropertyIsToldWithTheNearest() throws ConfigException {
    assertEquals(
        List.of(
            "-Daria.cahce.enabled is no setting of aria and changes nothing; did you mean"
                + " -Daria.cache.enabled?",
            "-Daria.my-own is no setting of aria and changes nothing"),
        given()
            .property("aria.cahce.enabled", "false")
            .property("aria.my-own", "x")
            .property("aria.goal.parameter", "x")
            .property("ariadne", "x")
            .load()
            .notices());
  }

  @Test
  void aVariableThatIsNearlyOursIsTold() throws ConfigException {
    assertEquals(
        List.of(
            "env ARIA_CACHE_MAXSIZE is no setting of aria and changes nothing; did you mean"
                + " ARIA_CACHE_MAX_SIZE?",
            "env ARIA_CACHE_WIBBLE is no setting of aria and changes nothing"),
        given()
            .env("ARIA_CACHE_MAXSIZE", "1GB")
            .env("ARIA_CACHE_WIBBLE", "1")
            .env("ARIA_HOME", "/opt/else")
            .load()
            .notices());
  }
}
