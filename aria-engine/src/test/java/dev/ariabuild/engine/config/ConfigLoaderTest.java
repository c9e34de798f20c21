package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir Path directory;

  private Given given() {
    return new Given(directory);
  }

  private static <T> String of(Optional<Value<T>> value) {
    return value.map(v -> v.text() + " from " + v.source().text()).orElse("nothing");
  }

  @Test
  void nothingConfiguredGivesTheDocumentedDefaults() throws ConfigException {
    Settings settings = given().load();
    assertEquals("dev", settings.profile().name());
    assertEquals("default", settings.chosenBy().text());
    assertTrue(settings.enabled());
    assertTrue(settings.cacheEnabled());
    assertFalse(settings.get(CommandKeys.SKIP) || settings.skipRead() || settings.skipWrite());
    assertEquals("10GB", settings.get(CacheKeys.MAX_SIZE).toString());
    assertEquals(10L << 30, settings.get(CacheKeys.MAX_SIZE).bytes());
    assertEquals(30, settings.get(CacheKeys.MAX_AGE_DAYS));
    assertEquals(10, settings.get(CacheKeys.MIN_FREE_PERCENT));
    assertEquals(512, settings.get(CacheKeys.MEMORY_MB));
    assertEquals("80%", settings.get(BuildKeys.MAX_MEMORY).toString());
    assertEquals(List.of(), settings.notices());
  }

  @Test
  void anAbsentFileIsNoError() throws ConfigException {
    Settings settings = given().toml(directory.resolve("aria.toml")).load();
    assertEquals("dev", settings.profile().name());
  }

  @Test
  void fileThenEnvironmentThenPropertyWins() throws IOException, ConfigException {
    Key<Integer> key = CacheKeys.MAX_AGE_DAYS;
    Given given = given();
    assertEquals("30 from default", of(given.load().find(key)));
    given.toml("[cache]", "max_age_days = 7");
    assertEquals("7 from aria.toml:2", of(given.load().find(key)));
    given.env("ARIA_CACHE_MAX_AGE_DAYS", "8");
    assertEquals("8 from env ARIA_CACHE_MAX_AGE_DAYS", of(given.load().find(key)));
    given.property("aria.cache.max_age_days", "9");
    assertEquals("9 from -Daria.cache.max_age_days", of(given.load().find(key)));
  }

  @Test
  void theChosenProfileTakesEnvironmentAndPropertiesToo() throws IOException, ConfigException {
    Given given = given().toml("[profile.dev]", "codegen-units = 2");
    assertEquals("2 from aria.toml:2", of(given.load().profile().find(ProfileKeys.CODEGEN_UNITS)));
    given.env("ARIA_CODEGEN_UNITS", "3");
    assertEquals(
        "3 from env ARIA_CODEGEN_UNITS",
        of(given.load().profile().find(ProfileKeys.CODEGEN_UNITS)));
    given.property("aria.codegen-units", "4");
    Settings settings = given.load();
    assertEquals(
        "4 from -Daria.codegen-units", of(settings.profile().find(ProfileKeys.CODEGEN_UNITS)));
    assertEquals(
        "16 from built-in profile release",
        of(settings.profiles().get("release").find(ProfileKeys.CODEGEN_UNITS)));
  }

  @Test
  void aBlankVariableCountsAsNotSet() throws ConfigException {
    Settings settings = given().env("ARIA_CACHE_MAX_SIZE", " ").load();
    assertEquals("10GB from default", of(settings.find(CacheKeys.MAX_SIZE)));
  }

  @Test
  void theProfileIsChosenByPropertyOrMavenProfile() throws ConfigException {
    Settings byMaven = given().mavenProfile("aria-release").mavenProfile("other").load();
    assertEquals("release", byMaven.profile().name());
    assertEquals("-Paria-release", byMaven.chosenBy().text());
    Settings both = given().mavenProfile("aria-release").property("aria.profile", "ci").load();
    assertEquals("ci", both.profile().name());
    assertEquals("-Daria.profile", both.chosenBy().text());
  }

  @Test
  void theSwitchesOfTheCommandLineAreRead() throws ConfigException {
    Settings settings =
        given()
            .property("aria.enabled", "false")
            .property("aria.skip", "true")
            .property("aria.skip-read", "on")
            .property("aria.skip-write", "TRUE")
            .property("aria.cache.enabled", "off")
            .load();
    assertFalse(settings.enabled());
    assertTrue(settings.get(CommandKeys.SKIP));
    assertTrue(settings.skipRead());
    assertTrue(settings.skipWrite());
    assertFalse(settings.cacheEnabled());
    assertEquals(List.of(), settings.notices());
  }

  @Test
  void theCacheFollowsTheEnvironment() throws IOException, ConfigException {
    Path root = Path.of("/work/root");
    assertEquals(Path.of("/home/u/.cache/aria"), given().load().cacheDir(root));
    assertEquals(Path.of("/xdg/aria"), given().env("XDG_CACHE_HOME", "/xdg").load().cacheDir(root));
    assertEquals(
        Path.of("/home/u/.cache/aria"),
        given().env("XDG_CACHE_HOME", "relative").load().cacheDir(root));
    assertEquals(
        Path.of("/home/u/c"), given().toml("[cache]", "dir = '~/c'").load().cacheDir(root));
    assertEquals(
        Path.of("/work/root/c"), given().toml("[cache]", "dir = 'c'").load().cacheDir(root));
    assertEquals(Path.of("/c"), given().env("ARIA_CACHE_DIR", "/c").load().cacheDir(root));
  }

  @Test
  void listsAndTablesAreReadFromPropertiesToo() throws ConfigException {
    Profile profile =
        given()
            .property("aria.jvm-options", "-Xmx1g  -Xlog:gc,safepoint")
            .property("aria.jlink-modules.add", "jdk.jfr, java.sql")
            .property("aria.training.env", "A=1,B=x=y")
            .load()
            .profile();
    assertEquals(List.of("-Xmx1g", "-Xlog:gc,safepoint"), profile.jvmOptions());
    assertEquals(List.of("jdk.jfr", "java.sql"), profile.jlinkAdd());
    assertEquals(Map.of("A", "1", "B", "x=y"), profile.training().env());
  }

  @Test
  void everySectionIsAccepted() throws IOException, ConfigException {
    Settings settings =
        given()
            .toml(
                "[profile.dev]",
                "main-class = 'a.Main'",
                "launcher-name = 'app'",
                "jlink-modules = { add = ['jdk.jfr'], remove = ['java.sql'] }",
                "[profile.dev.training]",
                "command = ['sh', 'exercise it']",
                "arguments = ['--port', '0']",
                "env = { A = '1' }",
                "timeout-seconds = 5",
                "ready-log = 'started'",
                "ready-url = 'http://localhost:1/'",
                "[features]",
                "default = ['fast']",
                "[[goal]]",
                "plugin = 'g:a'",
                "[[goal]]",
                "plugin = 'g:b'",
                "inputs = ['x']",
                "[target.x86_64-unknown-linux-gnu]",
                "jdk = '/jdk'")
            .load();
    Profile dev = settings.profile();
    assertEquals(Optional.of("a.Main"), dev.mainClass());
    assertEquals(Optional.of("app"), dev.launcherName());
    assertEquals(List.of("java.sql"), dev.jlinkRemove());
    assertEquals(
        new Profile.Training(
            List.of("sh", "exercise it"),
            List.of("--port", "0"),
            Map.of("A", "1"),
            5,
            Optional.of("started"),
            Optional.of("http://localhost:1/"),
            false,
            Optional.empty()),
        dev.training());
    assertEquals("aria.toml:8", dev.find(TrainingKeys.ENV).orElseThrow().source().text());
    assertEquals(Map.of("default", List.of("fast")), settings.features());
    assertEquals(
        "/jdk from aria.toml:20", of(settings.target("x86_64-unknown-linux-gnu", TargetKeys.JDK)));
    assertEquals(2, settings.goals().size());
    TomlNode inputs = settings.goals().get(1).table().entries().get("inputs");
    assertEquals(18, inputs.line());
    assertEquals(
        List.of("aria.toml:12: [features] is accepted but not yet effective"), settings.notices());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFile() throws IOException, ConfigException {
    Settings settings = given().toml("\uFEFF[cache]", "enabled = false").load();
    assertFalse(settings.cacheEnabled());
  }

  @Test
  void everyBeginningOfAFileLoadsOrFailsWithItsPlace() throws IOException {
    String whole =
        """
        [cache]
        dir = 'x' # comment
        [profile.x]
        inherits = "dev"
        jlink-modules = { add = ['a', "b"] }
        [profile.x.package."g:a"]
        debug = true
        [[goal]]
        a = [1, 2.5, 2020-01-01]
        """;
    for (int end = 0; end <= whole.length(); end++) {
      try {
        given().toml(whole.substring(0, end)).load();
      } catch (ConfigException expected) {
        assertTrue(expected.getMessage().startsWith("aria.toml:"), expected.getMessage());
      }
    }
  }

  @Test
  void aLinkToNothingIsNotTakenForAbsence() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("aria.toml"), Path.of("gone.toml"));
    given().toml(link).fails("aria.toml: cannot be read (NoSuchFileException)");
  }
}
