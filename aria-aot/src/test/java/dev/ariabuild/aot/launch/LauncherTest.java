package dev.ariabuild.aot.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.store.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the application is started. */
class LauncherTest extends LauncherCase {
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
  void withoutTheCacheTheJvmGetsNoOptionsOfTheCache() throws Exception {
    env.put("ARIA_AOT", "off");
    assertFalse(start().out().contains("ArchiveRelocationMode"));
    env.remove("ARIA_AOT");
    env.put("JAVA_OPTS", "-XX:ArchiveRelocationMode=1");
    String out = start().out();
    assertTrue(out.indexOf("Mode=0") < out.indexOf("Mode=1"), "the last one counts: " + out);
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
