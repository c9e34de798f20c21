package dev.ariabuild.aot.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.cache.CacheKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Options and runtimes that a start-up cache does not stand, and what explains it. */
class CacheOptionsTest extends LauncherCase {
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
}
