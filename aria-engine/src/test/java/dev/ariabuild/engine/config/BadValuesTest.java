package dev.ariabuild.engine.config;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Values that a key may not have. */
class BadValuesTest extends BadInputCase {
  @Test
  void anUnknownFormOfArchiveNamesTheKnownOnes() throws IOException {
    given()
        .toml("[profile.release]", "archives = ['tar.gz', 'rpm']")
        .fails(
            "aria.toml:2: [profile.release] archives: expected a list of some of tar.gz, zip, deb"
                + " (-D: separated by commas), but found a list");
  }

  @Test
  void aBudgetNeedsAUnit() throws IOException {
    given()
        .toml("[profile.release.size]", "budget = { archive = '45 megs' }")
        .fails(
            "aria.toml:2: [profile.release.size] budget: expected a table of sizes with units such"
                + " as { archive = \"45MB\" } (-D: NAME=SIZE, separated by commas), but found a"
                + " table");
  }

  @Test
  void aPackageIsNamedByGroupAndArtifact() throws IOException {
    given()
        .toml("[profile.release.package.guava]", "strip = 'none'")
        .fails(
            "aria.toml:1: [profile.release.package.\"guava\"]: expected \"groupId:artifactId\" or"
                + " \"*\"");
  }

  @Test
  void wrongTypesNameWhatIsAllowedAndWhatWasFound() throws IOException {
    given()
        .toml("[cache]", "enabled = 1")
        .fails("aria.toml:2: [cache] enabled: expected true or false, but found the number 1");
    given()
        .toml("[cache]", "max_age_days = 'many'")
        .fails(
            "aria.toml:2: [cache] max_age_days: expected a whole number from 1 to 36500, but found"
                + " \"many\"");
    given()
        .toml("[cache]", "max_size = 10")
        .fails(
            "aria.toml:2: [cache] max_size: expected a size with a unit (B, KB, MB, GB, TB) such as"
                + " \"10GB\", but found the number 10");
    given()
        .toml("[profile.release]", "jvm-options = '-Xmx1g'")
        .fails(
            "aria.toml:2: [profile.release] jvm-options: expected a list of texts (-D: separated by"
                + " blanks), but found \"-Xmx1g\"");
    given()
        .toml("[profile.release]", "jvm-options = ['-Xmx1g', 2]")
        .fails(
            "aria.toml:2: [profile.release] jvm-options: expected a list of texts (-D: separated by"
                + " blanks), but found a list");
    given()
        .toml("[profile.release.training]", "env = { A = 1 }")
        .fails(
            "aria.toml:2: [profile.release.training] env: expected a table of texts (-D:"
                + " NAME=VALUE, separated by commas), but found a table");
    given().toml("cache = true").fails("aria.toml:1: [cache]: expected a table, but found true");
    given()
        .toml("[goal]", "name = 'x'")
        .fails("aria.toml:1: goal: expected tables, each under [[goal]], but found a table");
  }

  @Test
  void aWrongWordNamesTheNearest() throws IOException {
    given()
        .toml("[profile.release]", "strip = 'symbol'")
        .fails(
            "aria.toml:2: [profile.release] strip: expected one of none, debuginfo, symbols, but"
                + " found \"symbol\"; did you mean \"symbols\"?");
  }

  @Test
  void booleansAreTakenForDebugOnly() throws IOException {
    given()
        .toml("[profile.release]", "strip = true")
        .fails(
            "aria.toml:2: [profile.release] strip: expected one of none, debuginfo, symbols, but"
                + " found true");
    given()
        .toml("[profile.release]", "debug = 2")
        .fails(
            "aria.toml:2: [profile.release] debug: expected one of none, line-tables-only, limited,"
                + " full, true, false, but found the number 2");
  }

  @Test
  void optLevelFourIsOutOfRange() throws IOException {
    given()
        .toml("[profile.dev]", "opt-level = 4")
        .fails(
            "aria.toml:2: [profile.dev] opt-level: expected one of 0, 1, 2, 3, s, z, but found the"
                + " number 4");
  }

  @Test
  void wrongEnvironmentValuesNameTheVariable() throws IOException {
    given()
        .env("ARIA_CACHE_MAX_SIZE", "10")
        .fails(
            "env ARIA_CACHE_MAX_SIZE: expected a size with a unit (B, KB, MB, GB, TB) such as"
                + " \"10GB\", but found \"10\"");
    given()
        .env("ARIA_CACHE_MAX_SIZE", "10 gigs")
        .fails(
            "env ARIA_CACHE_MAX_SIZE: expected a size with a unit (B, KB, MB, GB, TB) such as"
                + " \"10GB\", but found \"10 gigs\"");
    given()
        .env("ARIA_CACHE_MAX_AGE_DAYS", "30d")
        .fails(
            "env ARIA_CACHE_MAX_AGE_DAYS: expected a whole number from 1 to 36500, but found"
                + " \"30d\"");
    given()
        .env("ARIA_MAX_MEMORY", "120%")
        .fails(
            "env ARIA_MAX_MEMORY: expected a share from \"1%\" to \"100%\" or a size such as \"4GB\","
                + " but found \"120%\"");
    given()
        .toml("[build]", "max-memory = '200%'")
        .fails(
            "aria.toml:2: [build] max-memory: expected a share from \"1%\" to \"100%\" or a size"
                + " such as \"4GB\", but found \"200%\"");
    given()
        .env("ARIA_BUILD_JOBS", "0")
        .fails(
            "env ARIA_BUILD_JOBS: expected \"auto\" or a whole number from 1 to 1024, but found"
                + " \"0\"");
  }

  @Test
  void wrongPropertiesNameTheProperty() throws IOException {
    given()
        .property("aria.strip", "debug-info")
        .fails(
            "-Daria.strip: expected one of none, debuginfo, symbols, but found \"debug-info\"; did"
                + " you mean \"debuginfo\"?");
    given().property("aria.skip", "").fails("-Daria.skip: expected true or false, but found \"\"");
    given()
        .property("aria.training.env", "A")
        .fails(
            "-Daria.training.env: expected a table of texts (-D: NAME=VALUE, separated by commas),"
                + " but found \"A\"");
  }
}
