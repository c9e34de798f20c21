package dev.ariabuild.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad input, and its message to the letter. */
class BadInputTest {
  private static final String PROFILES =
      "; known profiles: bench, check, ci, debug, dev, dist, release, release-small,"
          + " release-with-debug, release-with-symbols, test";

  @TempDir Path directory;

  private Given given() {
    return new Given(directory);
  }

  @Test
  void malformedTomlNamesLineAndColumn() throws IOException {
    given()
        .toml("[cache]", "max_size = 10GB")
        .fails(
            "aria.toml:2: not valid TOML at column 14: Unexpected 'GB', expected a newline or"
                + " end-of-input");
  }

  @Test
  void aKeyWrittenTwiceIsMalformed() throws IOException {
    given()
        .toml("[build]", "jobs = 1", "jobs = 2")
        .fails(
            "aria.toml:3: not valid TOML at column 1: jobs previously defined at line 2, column 1");
  }

  @Test
  void aFileThatIsNotUtf8IsNamed() throws IOException {
    Path file = Files.write(directory.resolve("aria.toml"), new byte[] {'#', (byte) 0xff});
    given().toml(file).fails("aria.toml: is not valid UTF-8; save it in that encoding");
  }

  @Test
  void aFolderInPlaceOfTheFileIsAnErrorAndNotAbsence() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("aria.toml"));
    given().toml(folder).fails("aria.toml: cannot be read (IOException)");
  }

  @Test
  void anUnknownSectionNamesTheNearest() throws IOException {
    given()
        .toml("", "[cahce]")
        .fails(
            "aria.toml:2: unknown section or key \"cahce\"; allowed sections: build, cache,"
                + " profile, features, goal, target; did you mean \"cache\"?");
  }

  @Test
  void anUnknownKeyNamesTheAllowedAndTheNearest() throws IOException {
    given()
        .toml("[build]", "job = 4")
        .fails(
            "aria.toml:2: unknown key \"job\" in [build]; allowed keys: jobs, overlap, jit, target,"
                + " extra-targets, max-memory, llvm-threads; did you mean \"jobs\"?");
  }

  @Test
  void anUnknownKeyFarFromAllHasNoGuess() throws IOException {
    given()
        .toml("[cache.behavior]", "wibble = 4")
        .fails(
            "aria.toml:2: unknown key \"wibble\" in [cache.behavior]; allowed keys: upload,"
                + " download, max_artifact_size, max_retries, timeout_seconds, upload_wait_seconds");
  }

  @Test
  void aDashForAnUnderscoreIsNamed() throws IOException {
    given()
        .toml("[cache.behavior]", "", "max-retries = 4")
        .fails(
            "aria.toml:3: unknown key \"max-retries\" in [cache.behavior]; allowed keys: upload,"
                + " download, max_artifact_size, max_retries, timeout_seconds, upload_wait_seconds;"
                + " did you mean \"max_retries\"?");
  }

  @Test
  void anUnknownTableOfTheCacheNamesTheAllowed() throws IOException {
    given()
        .toml("[cache.s4]", "bucket = 'b'")
        .fails(
            "aria.toml:1: unknown key \"s4\" in [cache]; allowed keys: enabled, dir, max_size,"
                + " max_age_days, min_free_percent, memory_mb, distributed, backend, scope,"
                + " trust, behavior, s3, gcs, azure, redis, http, signing; did you mean \"s3\"?");
  }

  @Test
  void anUnknownKeyOfTrainingNamesItsTable() throws IOException {
    given()
        .toml("[profile.release.training]", "comand = ['x']")
        .fails(
            "aria.toml:2: unknown key \"comand\" in [profile.release.training]; allowed keys:"
                + " command, arguments, env, timeout-seconds, ready-log, ready-url, tests; did"
                + " you mean \"command\"?");
  }

  @Test
  void aProfileKeyElsewhereIsCalledMisplaced() throws IOException {
    given()
        .toml("[profile.release.package.\"g:a\"]", "lto = 'off'")
        .fails(
            "aria.toml:2: misplaced profile key \"lto\" in [profile.release.package.\"g:a\"];"
                + " allowed keys: opt-level, debug, strip, overflow-checks, incremental,"
                + " codegen-units, contracts, effects, aot, main-class, launcher-name, jvm-options,"
                + " jlink-modules, keep, lift-old-classes, lower-dynamic-calls,"
                + " native-image-options, training, start, archives, deb, size");
  }

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
  void anUnknownProfileNamesTheNearest() throws IOException {
    given()
        .property("aria.profile", "relase")
        .fails(
            "-Daria.profile: unknown profile \"relase\""
                + PROFILES
                + "; did you mean \"release\"?");
    given()
        .mavenProfile("aria-relase")
        .fails(
            "-Paria-relase: unknown profile \"relase\"" + PROFILES + "; did you mean \"release\"?");
  }

  @Test
  void twoProfilesOfTheCommandLineAreAmbiguous() throws IOException {
    given()
        .mavenProfile("aria-release")
        .mavenProfile("aria-dev")
        .fails("-Paria-dev,aria-release: more than one aria profile; keep one of them");
  }

  @Test
  void aCustomProfileMustNameWhatItInherits() throws IOException {
    given()
        .toml("[profile.relase]", "strip = 'none'")
        .fails(
            "aria.toml:1: [profile.relase] is not built in and must name what it starts from, such"
                + " as inherits = \"dev\""
                + PROFILES
                + "; did you mean \"release\"?");
  }

  @Test
  void anUnknownParentNamesTheNearest() throws IOException {
    given()
        .toml("[profile.fast]", "", "inherits = 'relese'")
        .fails(
            "aria.toml:3: [profile.fast] inherits: unknown profile \"relese\""
                + PROFILES.replace("dist, ", "dist, fast, ")
                + "; did you mean \"release\"?");
  }

  @Test
  void aCircleOfInheritanceIsShownWhole() throws IOException {
    given()
        .toml(
            "[profile.x]",
            "inherits = 'b'",
            "[profile.a]",
            "inherits = 'c'",
            "[profile.b]",
            "inherits = 'a'",
            "[profile.c]",
            "inherits = 'b'")
        .fails(
            "aria.toml:4: [profile.a] inherits: circle of inheritance a -> c -> b -> a; one of them"
                + " must inherit a built-in profile: bench, check, ci, debug, dev, dist, release,"
                + " release-small, release-with-debug, release-with-symbols, test");
  }

  @Test
  void aProfileThatInheritsItselfIsACircle() throws IOException {
    given()
        .toml("[profile.a]", "inherits = 'a'")
        .fails(
            "aria.toml:2: [profile.a] inherits: circle of inheritance a -> a; one of them must"
                + " inherit a built-in profile: bench, check, ci, debug, dev, dist, release,"
                + " release-small, release-with-debug, release-with-symbols, test");
  }

  @Test
  void aBuiltInProfileKeepsWhatItInherits() throws IOException {
    given()
        .toml("[profile.release]", "inherits = 'dev'")
        .fails(
            "aria.toml:2: [profile.release] inherits: release is built in and keeps what it"
                + " inherits; remove the key, or give the profile a name of its own");
  }

  @Test
  void aProfileNameIsSafeAsAFolder() throws IOException {
    given()
        .toml("[profile.\"../x\"]", "inherits = 'dev'")
        .fails(
            "aria.toml:1: [profile.../x]: a profile's name may have letters, digits, - and _, at"
                + " most 64");
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
            "env ARIA_MAX_MEMORY: expected a share such as \"80%\" or a size such as \"4GB\", but"
                + " found \"120%\"");
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
