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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The launcher uses a start-up cache only if it belongs to what lies there. */
class CacheProofTest extends LauncherCase {
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
  void anAppCdsArchiveStaysInItsPlaceTooIfTheJvmKnowsHow() throws Exception {
    assertFalse(CacheKind.placed(16));
    assertTrue(CacheKind.placed(17));
    assertTrue(CacheKind.placed(25));
    assertFalse(CacheKind.placed(26), "nobody has tried it");
    String place = sha(image.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
    bind(CacheKind.APP_CDS, Optional.of(place), true, false);
    assertTrue(start().out().contains("[-XX:ArchiveRelocationMode=0]"));
    bind(CacheKind.APP_CDS, Optional.of(place), false, false);
    String out = start().out();
    assertTrue(out.contains("-XX:SharedArchiveFile="), out);
    assertFalse(out.contains("ArchiveRelocationMode"), out);
  }

  @Test
  void theJvmLooksForMethodProfilesOnlyWhereThereMayBeSome() throws Exception {
    String option = "[-XX:-AOTReplayTraining]";
    assertFalse(start().out().contains(option));
    bind(CacheKind.AOT, Optional.empty(), true, false);
    assertTrue(start().out().contains("[-XX:ArchiveRelocationMode=0]\n" + option));
    bind(CacheKind.AOT, Optional.empty(), false, false);
    assertFalse(start().out().contains(option), "nobody has tried it");
    bind(CacheKind.AOT_TWO_STEPS, Optional.empty(), true, false);
    assertFalse(start().out().contains(option), "JDK 24 has no such option");
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
}
