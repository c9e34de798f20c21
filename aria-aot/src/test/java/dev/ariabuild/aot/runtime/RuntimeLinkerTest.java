package dev.ariabuild.aot.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.OptLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeLinkerTest {
  private static final TreeSet<String> MODULES = new TreeSet<>(Set.of("java.base", "java.sql"));

  @TempDir Path folder;

  private RuntimeLinker linker(int feature, OptLevel level) {
    Jdk jdk = new Jdk(folder, feature + ".0.1", "test", feature, "Linux", "amd64");
    return new RuntimeLinker(jdk, MODULES, level, true, false, Optional.empty(), List.of());
  }

  @Test
  void compressionFollowsTheVersionOfTheJdk() {
    assertTrue(linker(17, OptLevel.MOST).arguments(folder).contains("--compress=2"));
    assertTrue(linker(21, OptLevel.MOST).arguments(folder).contains("--compress=zip-6"));
    assertTrue(linker(25, OptLevel.SIZE).arguments(folder).contains("--compress=zip-9"));
    assertFalse(linker(25, OptLevel.NONE).arguments(folder).toString().contains("compress"));
  }

  @Test
  void theKeyChangesWithWhatChangesTheRuntime() {
    assertEquals(linker(17, OptLevel.MOST).key(), linker(17, OptLevel.MOST).key());
    assertNotEquals(linker(17, OptLevel.MOST).key(), linker(17, OptLevel.SOME).key());
    assertNotEquals(linker(17, OptLevel.SOME).key(), linker(21, OptLevel.SOME).key());
  }

  @Test
  void modulesOfAnotherPlatformComeFromItsJdkAndCountInTheKey() {
    Jdk here = new Jdk(folder, "17.0.1", "test", 17, "Linux", "amd64");
    Jdk there = new Jdk(folder.resolve("arm"), "17.0.2", "test", 17, "Linux", "aarch64");
    RuntimeLinker linker =
        new RuntimeLinker(here, MODULES, OptLevel.MOST, true, false, Optional.of(there), List.of());
    assertEquals(
        List.of("--module-path", folder.resolve("arm/jmods").toString()),
        linker.arguments(folder).subList(0, 2));
    assertNotEquals(linker(17, OptLevel.MOST).key(), linker.key());
  }

  @Test
  void aJdkWithoutJlinkIsNamedWithTheWayOut() {
    AotException e =
        assertThrows(
            AotException.class, () -> linker(17, OptLevel.MOST).link(folder.resolve("out")));
    assertEquals(AotProblem.NO_TOOL, e.problem());
    assertEquals(
        "no jlink in the JDK at "
            + folder
            + ": build with a full JDK (set JAVA_HOME or a Maven toolchain to one), a JRE cannot"
            + " link images",
        e.text());
  }

  @Test
  void jlinksOwnErrorIsShown() throws Exception {
    Files.createDirectory(folder.resolve("bin"));
    Path jlink = folder.resolve("bin/jlink");
    Files.writeString(jlink, "#!/bin/sh\necho 'Error: Module nonsense not found'\nexit 3\n");
    assertTrue(jlink.toFile().setExecutable(true));
    AotException e =
        assertThrows(
            AotException.class, () -> linker(17, OptLevel.MOST).link(folder.resolve("out")));
    assertEquals("jlink failed with exit code 3:\nError: Module nonsense not found", e.text());
  }

  @Test
  void warningsOfJdepsAreNotModules() {
    assertEquals(
        List.of("java.base", "jdk.httpserver"),
        List.copyOf(
            ReachableModules.parse(
                "Warning: split package: a.b x.jar y.jar\njava.base,jdk.httpserver\n")));
  }
}
