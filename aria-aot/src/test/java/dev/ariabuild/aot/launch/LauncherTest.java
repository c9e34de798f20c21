package dev.ariabuild.aot.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shell and real tools; only java is a stand-in that prints what it was given. */
class LauncherTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final String PRINTER =
      "#!/bin/sh\nfor a in \"$@\"; do printf '[%s]\\n' \"$a\"; done\nexit ${CODE:-0}\n";

  @TempDir Path work;
  private Path image;
  private Path state;
  private final Map<String, String> env = new TreeMap<>();

  @BeforeEach
  void assemble() throws Exception {
    image = Files.createDirectories(work.resolve("a place with $pace & 'quotes'/image"));
    state = Files.createDirectory(work.resolve("state"));
    env.put("XDG_RUNTIME_DIR", state.toString());
    for (String folder : List.of("bin", "lib", "runtime/bin")) {
      Files.createDirectories(image.resolve(folder));
    }
    program(image.resolve("runtime/bin/java"), PRINTER);
    Files.writeString(image.resolve("runtime/release"), "JAVA_VERSION=99");
    jar("a.jar", "a1");
    jar("b-it's.jar", "b1");
    Files.writeString(image.resolve("app.aot"), "cache");
    bind(CacheKind.AOT, Optional.empty());
  }

  private void jar(String name, String content) throws IOException {
    Path jar = image.resolve("lib").resolve(name);
    Files.writeString(jar, content);
    Files.setLastModifiedTime(jar, FileTime.from(TIME));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private static String sha(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void bind(CacheKind kind, Optional<String> place) throws Exception {
    bind(kind, place, true);
  }

  private void bind(CacheKind kind, Optional<String> place, boolean placed) throws Exception {
    TreeMap<String, String> digests = new TreeMap<>();
    for (String file : List.of("lib/a.jar", "lib/b-it's.jar", "app.aot", "runtime/release")) {
      digests.put(file, sha(Files.readAllBytes(image.resolve(file))));
    }
    write(Optional.of(new CacheBinding("app.aot", kind, "JDK 99", digests, TIME, place, placed)));
  }

  private void write(Optional<CacheBinding> binding) throws IOException {
    if (binding.isPresent()) {
      Files.writeString(image.resolve(binding.get().sumsFile()), binding.get().sums());
    }
    Launcher launcher =
        new Launcher(
            "app",
            "p.Main",
            List.of("b-it's.jar", "a.jar"),
            List.of("-Dx=1 2"),
            false,
            binding,
            "it was not trained");
    program(image.resolve("bin/app"), launcher.text());
  }

  /** What a start printed. */
  private record Start(int code, String out, String err) {
    boolean usesCache() {
      return out.contains("[-XX:AOTCache=");
    }
  }

  private Start start(String... arguments) throws Exception {
    return start(image.resolve("bin/app"), arguments);
  }

  private Start start(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(work, "out", "");
    Path err = Files.createTempFile(work, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_"));
    builder.environment().putAll(env);
    int code = builder.start().waitFor();
    return new Start(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void givesTheJvmTheCacheTheClassPathAndTheArgumentsAsTheyAre() throws Exception {
    env.put("JAVA_OPTS", "-Da=* -Db");
    Start start = start("one two", "", "$HOME", "*", "--aria-explain");
    String lib = image + "/lib/";
    assertEquals("", start.err());
    assertEquals(
        List.of(
            "-XX:AOTCache=" + image + "/app.aot",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Xlog:aot*=off",
            "-Xlog:cds*=off",
            "-Dx=1 2",
            "-Da=*",
            "-Db",
            "-cp",
            lib + "b-it's.jar:" + lib + "a.jar",
            "p.Main",
            "one two",
            "",
            "$HOME",
            "*",
            "--aria-explain"),
        start.out().lines().map(line -> line.substring(1, line.length() - 1)).toList());
  }

  @Test
  void aReplacedJarRunsWithoutTheCacheAndSilently() throws Exception {
    assertTrue(start().usesCache());
    jar("a.jar", "a2");
    Start start = start();
    assertFalse(start.usesCache());
    assertEquals("", start.err());
    assertEquals(
        "app: start-up cache is not used: lib/a.jar is not the one that the cache was made with\n",
        start("--aria-explain").err());
  }

  @Test
  void aDamagedCacheIsNotUsed() throws Exception {
    Files.writeString(image.resolve("app.aot"), "cacHe");
    assertFalse(start().usesCache());
  }

  @Test
  void aMissingFileIsNotUsed() throws Exception {
    Files.delete(image.resolve("app.aot"));
    Start start = start("--aria-explain");
    assertFalse(start.usesCache());
    assertTrue(start.err().contains("a file of the image is missing"), start.err());
  }

  @Test
  void touchedJarsGetTheirTimeBackAndUseTheCache() throws Exception {
    Path jar = image.resolve("lib/a.jar");
    Files.setLastModifiedTime(jar, FileTime.from(TIME.plusSeconds(99)));
    assertTrue(start().usesCache());
    assertEquals(TIME, Files.getLastModifiedTime(jar).toInstant());
  }

  @Test
  void aCopiedImageUsesItsCache() throws Exception {
    Path copy = work.resolve("copy");
    Tree.copy(image, copy);
    Start start = start(copy.resolve("bin/app"));
    assertTrue(start.out().contains("[-XX:AOTCache=" + copy + "/app.aot]"), start.out());
  }

  @Test
  void linksToTheLauncherFindTheImage() throws Exception {
    Path bin = Files.createDirectory(work.resolve("links"));
    Files.createSymbolicLink(bin.resolve("one"), image.resolve("bin/app"));
    Files.createSymbolicLink(bin.resolve("two"), Path.of("one"));
    assertTrue(start(bin.resolve("two")).usesCache());
  }

  @Test
  void exitCodesComeThrough() throws Exception {
    env.put("CODE", "42");
    assertEquals(42, start().code());
  }

  @Test
  void theJvmTakesThePlaceOfTheShellSoSignalsReachIt() throws Exception {
    program(image.resolve("runtime/bin/java"), "#!/bin/sh\necho $$\nexec sleep 1000\n");
    Path out = work.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(image.resolve("bin/app").toString()).redirectOutput(out.toFile());
    builder.environment().putAll(env);
    Process process = builder.start();
    try {
      while (process.isAlive() && Files.size(out) == 0) {
        Thread.onSpinWait();
      }
      assertEquals(process.pid(), Long.parseLong(Files.readString(out).strip()));
      process.destroy();
      assertEquals(143, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theVerdictIsKeptUntilAFileChanges() throws Exception {
    Path tools = countDigests();
    assertTrue(start().usesCache());
    assertTrue(start().usesCache());
    assertEquals(1, digests(tools), "the second start compares no digests");
    jar("a.jar", "a2");
    assertFalse(start().usesCache(), "same size, same time, other content");
    assertFalse(start().usesCache());
    assertEquals(2, digests(tools), "the refusal is kept as well");
    jar("a.jar", "a1");
    assertTrue(start().usesCache());
    assertEquals(3, digests(tools));
  }

  @Test
  void filesThatChangedJustNowAreComparedAgain() throws Exception {
    Path tools = countDigests();
    program(tools.resolve("date"), "#!/bin/sh\nexec stat -c %Z '" + work + "/now'\n");
    Files.writeString(work.resolve("now"), "");
    start();
    start();
    assertEquals(2, digests(tools));
  }

  /** Puts a counting sha256sum and a clock of the far future before the real ones. */
  private Path countDigests() throws IOException {
    Path tools = Files.createDirectory(work.resolve("tools"));
    program(
        tools.resolve("sha256sum"),
        "#!/bin/sh\necho x >>'" + tools + "/count'\nPATH=${PATH#*:} exec sha256sum \"$@\"\n");
    program(tools.resolve("date"), "#!/bin/sh\necho 9999999999\n");
    env.put("PATH", tools + ":" + System.getenv("PATH"));
    return tools;
  }

  private static int digests(Path tools) throws IOException {
    return Files.readAllLines(tools.resolve("count")).size();
  }

  @Test
  void withoutAPlaceForVerdictsItStillProves() throws Exception {
    env.put("XDG_RUNTIME_DIR", work.resolve("a.file/x").toString());
    Files.writeString(work.resolve("a.file"), "");
    Start start = start();
    assertTrue(start.usesCache());
    assertEquals("", start.err());
    try (Stream<Path> left = Files.list(state)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void anOptionThatTheJvmRefusesWithTheCacheIsNamed() throws Exception {
    env.put("JAVA_OPTS", "-Xmx1g -XX:+UseZGC");
    Start start = start("--aria-explain");
    assertFalse(start.usesCache());
    assertEquals(
        "app: start-up cache is not used: the JVM does not use it together with the option"
            + " -XX:+UseZGC\n",
        start.err());
  }

  @Test
  void ofAnOptionInJavaOptsOnlyTheBeginningCounts() throws Exception {
    env.put("JAVA_OPTS", "-Dx=-XX:+UseZGC --add-opens java.base/java.lang=ALL-UNNAMED");
    Start start = start("--aria-explain");
    assertTrue(start.err().contains("the option --add-opens"), start.err());
    env.put("JAVA_OPTS", "-Dx=-XX:+UseZGC");
    assertTrue(start().usesCache());
  }

  @Test
  void appCdsGoesTogetherWithOptionsThatAnAotCacheDoesNotStand() throws Exception {
    String place = sha(image.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
    bind(CacheKind.APP_CDS, Optional.of(place));
    env.put("JAVA_OPTS", "-javaagent:a.jar --add-opens=java.base/java.lang=ALL-UNNAMED");
    assertTrue(start().out().contains("-XX:SharedArchiveFile="));
    env.put("JAVA_OPTS", "-XX:+UseZGC");
    assertFalse(start().out().contains("-XX:SharedArchiveFile="));
  }

  @Test
  void anotherRuntimeIsNamed() throws Exception {
    Files.writeString(image.resolve("runtime/release"), "JAVA_VERSION=100");
    Start start = start("--aria-explain");
    assertFalse(start.usesCache());
    assertTrue(start.err().contains("runtime/release is not the one that"), start.err());
  }

  @Test
  void explainAsksTheJvmForWhatNothingElseTells() throws Exception {
    program(
        image.resolve("runtime/bin/java"),
        "#!/bin/sh\ncase \"$*\" in *AOTMode=on*)\n"
            + "echo '[0.008s][warning][aot] Unable to use AOT cache.'\n"
            + "echo '[                    ] The heap is too large.'\nexit 1 ;;\nesac\n"
            + PRINTER.substring(PRINTER.indexOf('\n') + 1));
    Start start = start("--aria-explain", "x");
    assertEquals(
        "app: start-up cache is not used: the JVM refuses it: Unable to use AOT cache. The heap is"
            + " too large. \n",
        start.err());
    assertTrue(start.out().endsWith("[p.Main]\n[x]\n"), start.out());
    assertTrue(start("x").usesCache(), "a usual start asks nobody");
  }

  @Test
  void anAppCdsArchiveStaysInItsPlaceTooIfTheJvmKnowsHow() throws Exception {
    assertFalse(CacheKind.placed(16));
    assertTrue(CacheKind.placed(17));
    assertTrue(CacheKind.placed(25));
    assertFalse(CacheKind.placed(26), "nobody has tried it");
    String place = sha(image.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
    bind(CacheKind.APP_CDS, Optional.of(place), true);
    assertTrue(start().out().contains("[-XX:ArchiveRelocationMode=0]"));
    bind(CacheKind.APP_CDS, Optional.of(place), false);
    String out = start().out();
    assertTrue(out.contains("-XX:SharedArchiveFile="), out);
    assertFalse(out.contains("ArchiveRelocationMode"), out);
  }

  @Test
  void withoutTheCacheTheJvmGetsNoOptionsOfTheCache() throws Exception {
    env.put("ARIA_AOT", "off");
    assertFalse(start().out().contains("ArchiveRelocationMode"));
    env.remove("ARIA_AOT");
    env.put("JAVA_OPTS", "-XX:ArchiveRelocationMode=1");
    String out = start().out();
    assertTrue(out.indexOf("Mode=0") < out.indexOf("Mode=1"), "the last one counts: " + out);
  }

  @Test
  void theUserCanDoWithout() throws Exception {
    env.put("ARIA_AOT", "off");
    env.put("ARIA_EXPLAIN", "1");
    Start start = start();
    assertFalse(start.usesCache());
    assertEquals("app: start-up cache is not used: ARIA_AOT=off\n", start.err());
  }

  @Test
  void explainSaysThatItIsUsedAndStillRunsTheApplication() throws Exception {
    Start start = start("--aria-explain", "x");
    assertEquals("app: start-up cache app.aot is used (JDK 99)\n", start.err());
    assertTrue(start.out().endsWith("[p.Main]\n[x]\n"), start.out());
  }

  @Test
  void appCdsIsBoundToItsPlace() throws Exception {
    String place = sha(image.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
    bind(CacheKind.APP_CDS, Optional.of(place));
    String option = "[-XX:SharedArchiveFile=" + image + "/app.aot]";
    assertTrue(start().out().contains(option));
    Path copy = work.resolve("copy");
    Tree.copy(image, copy);
    Start moved = start(copy.resolve("bin/app"), "--aria-explain");
    assertFalse(moved.out().contains("SharedArchiveFile"), moved.out());
    assertTrue(moved.err().contains("only in the folder where the image was built"), moved.err());
  }

  @Test
  void anImageWithoutACacheSaysWhy() throws Exception {
    write(Optional.empty());
    Start start = start("--aria-explain", "x");
    assertEquals("app: start-up cache is not used: it was not trained\n", start.err());
    assertTrue(start.out().startsWith("[-Dx=1 2]\n[-cp]\n"), start.out());
    assertEquals("", start("x").err());
  }

  @Test
  void aFolderThatNoClassPathCanHoldIsNamed() throws Exception {
    Path copy = work.resolve("a:b");
    Tree.copy(image, copy);
    Start start = start(copy.resolve("bin/app"));
    assertEquals(127, start.code());
    assertTrue(start.err().contains("a class path cannot hold ':'"), start.err());
  }
}
