package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  @TempDir Path directory;

  private Given given() {
    return new Given(directory);
  }

  private static Profile builtIn(String name) {
    try {
      return Optional.ofNullable(ProfileResolver.resolve(java.util.Map.of()).get(name))
          .orElseThrow();
    } catch (ConfigException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String values(String name) {
    return builtIn(name).values().all().stream().map(Value::text).collect(Collectors.joining(" "));
  }

  private static <T> String of(Profile profile, Key<T> key) {
    return profile
        .find(key)
        .map(value -> value.text() + " from " + value.source().text())
        .orElse("nothing");
  }

  @Test
  void theBuiltInProfilesHaveTheValuesOfTheContract() {
    // opt debug strip symbols assertions overflow incremental units backend lto contracts effects
    assertEquals(
        "0 full none none true false true 256 jvm off runtime inferred unwind", values("dev"));
    assertEquals(
        "3 none symbols none false false false 16 aot-cache thin verified checked abort",
        values("release"));
    assertEquals("true 0 check inferred true", values("check"));
    assertEquals(
        "0 full none none true false true 256 jvm off runtime inferred unwind auto",
        values("test"));
  }

  @Test
  void aDerivedProfileDiffersFromItsParentInWhatItSays() {
    assertEquals("symbols=external", difference("release-with-symbols", "release"));
    assertEquals("debug=full strip=none", difference("release-with-debug", "release"));
    assertEquals("opt-level=z", difference("release-small", "release"));
    assertEquals("codegen-units=1 lto=fat", difference("dist", "release"));
    assertEquals("debug=line-tables-only strip=none", difference("bench", "release"));
    assertEquals("opt-level=1 debug=line-tables-only", difference("ci", "dev"));
    assertEquals(
        "jvm-options=-XX:-OmitStackTraceInFastThrow -XX:+HeapDumpOnOutOfMemoryError",
        difference("debug", "dev"));
  }

  private static String difference(String name, String parent) {
    assertEquals(List.of(name, parent), builtIn(name).lineage());
    return Schema.profileKeys().stream()
        .filter(
            key ->
                builtIn(name).find(key).map(Value::source).stream()
                    .anyMatch(source -> source.equals(new Source.BuiltIn(name))))
        .map(key -> key.name() + "=" + text(builtIn(name), key))
        .collect(Collectors.joining(" "));
  }

  private static <T> String text(Profile profile, Key<T> key) {
    return profile.find(key).map(Value::text).orElse("");
  }

  @Test
  void theNamesAreThoseOfTheContract() throws ConfigException {
    assertEquals(
        new TreeSet<>(
            List.of(
                "dev",
                "release",
                "check",
                "test",
                "debug",
                "release-with-symbols",
                "dist",
                "bench",
                "ci",
                "release-small",
                "release-with-debug")),
        given().load().profiles().keySet());
  }

  @Test
  void aCustomProfileInheritsOverSeveralSteps() throws IOException, ConfigException {
    Profile fast =
        given()
            .toml(
                "[profile.fast]",
                "inherits = 'mid'",
                "lto = 'off'",
                "[profile.mid]",
                "inherits = 'bench'",
                "panic = 'unwind'",
                "lto = 'fat'",
                "[profile.release]",
                "opt-level = 's'")
            .property("aria.profile", "fast")
            .load()
            .profile();
    assertEquals(List.of("fast", "mid", "bench", "release"), fast.lineage());
    assertEquals("off from aria.toml:3", of(fast, ProfileKeys.LTO));
    assertEquals("unwind from aria.toml:6", of(fast, ProfileKeys.PANIC));
    assertEquals("line-tables-only from built-in profile bench", of(fast, ProfileKeys.DEBUG));
    assertEquals("s from aria.toml:9", of(fast, ProfileKeys.OPT_LEVEL));
    assertEquals("16 from built-in profile release", of(fast, ProfileKeys.CODEGEN_UNITS));
    assertEquals("your own, inherits mid", fast.meaning());
  }

  @Test
  void aBuiltInValueOfTheChildStaysWhenTheParentIsChanged() throws IOException, ConfigException {
    Profile bench =
        given().toml("[profile.release]", "debug = true").load().profiles().get("bench");
    assertEquals("line-tables-only from built-in profile bench", of(bench, ProfileKeys.DEBUG));
  }

  @Test
  void valuesHaveTheSpellingsOfTheContract() throws IOException, ConfigException {
    Profile dev =
        given()
            .toml("[profile.dev]", "opt-level = 2", "debug = false", "incremental = 'off'")
            .load()
            .profile();
    assertEquals(OptLevel.MORE, dev.optLevel());
    assertEquals(DebugInfo.NONE, dev.debug());
    assertEquals(false, dev.incremental());
    assertEquals(
        OptLevel.MOST, given().property("aria.opt-level", "3").load().profile().optLevel());
    assertEquals(DebugInfo.FULL, given().property("aria.debug", "true").load().profile().debug());
  }

  @Test
  void overridesOfAPackageLieOverTheProfileAndUnderTheCommandLine()
      throws IOException, ConfigException {
    Given given =
        given()
            .toml(
                "[profile.release.package.'*']",
                "strip = 'debuginfo'",
                "debug = 'limited'",
                "[profile.bench.package.'g:a']",
                "strip = 'symbols'",
                "[profile.bench.package.'*']",
                "debug = 'full'")
            .property("aria.profile", "bench");
    Profile bench = given.load().profile();
    assertEquals("none from built-in profile bench", of(bench, ProfileKeys.STRIP));
    assertEquals("symbols from aria.toml:5", of(bench.forPackage("g:a"), ProfileKeys.STRIP));
    assertEquals("full from aria.toml:7", of(bench.forPackage("g:a"), ProfileKeys.DEBUG));
    assertEquals("debuginfo from aria.toml:2", of(bench.forPackage("g:b"), ProfileKeys.STRIP));
    assertEquals(
        "thin from built-in profile release", of(bench.forPackage("g:b"), ProfileKeys.LTO));

    Profile stripped = given.property("aria.strip", "none").load().profile();
    assertEquals("none from -Daria.strip", of(stripped.forPackage("g:a"), ProfileKeys.STRIP));
  }

  @Test
  void eachModuleHasItsOwnLauncherAndTraining() throws IOException, ConfigException {
    Profile release =
        given()
            .toml(
                "[profile.release]",
                "jvm-options = ['-Xmx64m']",
                "training.timeout-seconds = 60",
                "[profile.release.package.'g:server']",
                "main-class = 'p.Server'",
                "aot = 'required'",
                "training.ready-url = 'http://127.0.0.1:1/health'",
                "start.arguments = ['--port', '0']",
                "start.ready-log = 'ready'",
                "[profile.release.package.'g:cli']",
                "launcher-name = 'tool'",
                "jvm-options = ['-XX:TieredStopAtLevel=1']",
                "jlink-modules = { add = ['jdk.zipfs'], remove = ['java.sql'] }",
                "[profile.release.package.'g:cli'.training]",
                "method-profiles = true",
                "arguments = ['do', 'it']",
                "env = { A = 'b' }")
            .property("aria.profile", "release")
            .load()
            .profile();
    Profile server = release.forPackage("g:server");
    assertEquals(Optional.of("p.Server"), server.mainClass());
    assertEquals(AotMode.REQUIRED, server.aot());
    assertEquals(List.of("-Xmx64m"), server.jvmOptions());
    assertEquals(60, server.training().timeoutSeconds());
    assertEquals(Optional.of("http://127.0.0.1:1/health"), server.training().readyUrl());
    assertEquals(
        new Profile.Start(List.of("--port", "0"), Optional.of("ready"), Optional.empty()),
        server.start());

    Profile cli = release.forPackage("g:cli");
    assertEquals(Optional.of("tool"), cli.launcherName());
    assertEquals(List.of("-XX:TieredStopAtLevel=1"), cli.jvmOptions());
    assertEquals(List.of("jdk.zipfs"), cli.jlinkAdd());
    assertEquals(List.of("java.sql"), cli.jlinkRemove());
    assertEquals(
        new Profile.Training(
            List.of(),
            List.of("do", "it"),
            java.util.Map.of("A", "b"),
            60,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(true)),
        cli.training());
    assertEquals(Optional.empty(), cli.mainClass());
    assertEquals(false, cli.start().declared());
    assertEquals(Optional.empty(), release.mainClass());
  }

  @Test
  void theCommandLineNamesTheTrainingAboveThatOfTheModule() throws IOException, ConfigException {
    Profile release =
        given()
            .toml("[profile.dev.package.'g:a']", "training.arguments = ['a']")
            .property("aria.training.arguments", "b c")
            .load()
            .profile();
    assertEquals(List.of("b", "c"), release.forPackage("g:a").training().arguments());
  }

  @Test
  void aKeyNobodySetHasItsFallbackOrNothing() {
    Profile check = builtIn("check");
    assertEquals("none from default", of(check, ProfileKeys.STRIP));
    assertEquals("nothing", of(check, ImageKeys.MAIN_CLASS));
    assertThrows(IllegalArgumentException.class, () -> check.get(ImageKeys.MAIN_CLASS));
  }
}
