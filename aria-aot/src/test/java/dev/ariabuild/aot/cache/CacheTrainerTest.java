package dev.ariabuild.aot.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTrainerTest {
  @TempDir Path folder;

  /** A stand-in for java that notes its arguments. */
  private Path java(String script) throws IOException {
    Path java = folder.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\" >>calls\n" + script + "\n");
    java.toFile().setExecutable(true);
    return java;
  }

  private void train(CacheKind kind, String script) throws Exception {
    new CacheTrainer(kind, List.of(), java(script), "JDK 99", List.of("-cp", "x.jar", "Main"))
        .train(Training.ending(List.of("work"), 60), folder.resolve("app.cache"), folder);
  }

  @Test
  void eachVersionHasItsKind() {
    assertEquals(Optional.empty(), CacheKind.of(11));
    assertEquals(Optional.of(CacheKind.APP_CDS), CacheKind.of(17));
    assertEquals(Optional.of(CacheKind.APP_CDS), CacheKind.of(23));
    assertEquals(Optional.of(CacheKind.AOT_TWO_STEPS), CacheKind.of(24));
    assertEquals(Optional.of(CacheKind.AOT), CacheKind.of(25));
  }

  @Test
  void oneStepSinceJdk25() throws Exception {
    train(CacheKind.AOT, "touch app.cache");
    assertEquals(
        "-XX:AOTCacheOutput=" + folder.resolve("app.cache") + " -cp x.jar Main work\n",
        Files.readString(folder.resolve("calls")));
  }

  @Test
  void jdk24RecordsAndThenCreatesWithoutRunningTheApplication() throws Exception {
    train(CacheKind.AOT_TWO_STEPS, "touch app.cache");
    Path cache = folder.resolve("app.cache");
    assertEquals(
        "-XX:AOTMode=record -XX:AOTConfiguration="
            + cache
            + ".config -cp x.jar Main work\n-XX:AOTMode=create -XX:AOTConfiguration="
            + cache
            + ".config -XX:AOTCache="
            + cache
            + " -cp x.jar Main\n",
        Files.readString(folder.resolve("calls")));
  }

  @Test
  void theCacheOfAFailedRunIsDeleted() {
    AotException e =
        assertThrows(AotException.class, () -> train(CacheKind.AOT, "touch app.cache; exit 1"));
    assertEquals(AotProblem.TRAINING_FAILED, e.problem());
    assertFalse(Files.exists(folder.resolve("app.cache")));
  }

  @Test
  void aRunThatWritesNoCacheIsAnError() {
    AotException e = assertThrows(AotException.class, () -> train(CacheKind.APP_CDS, "echo done"));
    assertEquals(AotProblem.NO_CACHE_WRITTEN, e.problem());
  }
}
