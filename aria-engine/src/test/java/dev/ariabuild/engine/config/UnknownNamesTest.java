package dev.ariabuild.engine.config;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Sections and keys that there are not. */
class UnknownNamesTest extends BadInputCase {
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
                + " command, arguments, env, timeout-seconds, ready-log, ready-url, tests,"
                + " method-profiles; did you mean \"command\"?");
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
}
