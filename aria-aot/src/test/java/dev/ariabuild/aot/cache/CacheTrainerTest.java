package dev.ariabuild.aot.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTrainerTest {
  @TempDir Path folder;

  /** A stand-in for java that notes its arguments. */
  private Path java(String script) throws IOException {
    Path java = folder.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\" >>\"${0%/*}/calls\"\n" + script + "\n");
    java.toFile().setExecutable(true);
    return java;
  }

  private void train(CacheKind kind, String script) throws Exception {
    train(kind, script, Training.ending(List.of("work"), 60).withMethodProfiles(Optional.of(true)));
  }

  private void train(CacheKind kind, String script, Training training) throws Exception {
    new CacheTrainer(kind, List.of(), java(script), "JDK 99", List.of("-cp", "x.jar", "Main"))
        .train(training, folder.resolve("app.cache"), folder);
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
    train(CacheKind.AOT, "touch \"${0%/*}/app.cache\"");
    assertEquals(
        "-XX:AOTCacheOutput=" + folder.resolve("app.cache") + " -cp x.jar Main work\n",
        Files.readString(folder.resolve("calls")));
  }

  @Test
  void aRunThatOnlyStartsAndEndsTellsTheOptimisingCompilerNothing() throws Exception {
    String script = "touch \"${0%/*}/app.cache\"";
    train(CacheKind.AOT, script, Training.ending(List.of("work"), 60));
    String call = Files.readString(folder.resolve("calls"));
    assertTrue(call.contains("-XX:-AOTRecordTraining -cp x.jar Main work"), call);
  }

  @Test
  void whatExercisesTheApplicationTellsTheOptimisingCompilerUnlessItIsNotToBeKept() {
    Training tests = Training.ending(List.of(), 60).with(new Tests(List.of()));
    Training command =
        new Training(
            List.of(), Map.of(), List.of("curl", "x"), 60, Optional.of("ready"), Optional.empty());
    for (Training training : List.of(tests, command)) {
      assertTrue(MethodProfiles.recorded(training, List.of()));
      assertFalse(MethodProfiles.recorded(training, List.of("-Xint")));
      assertFalse(
          MethodProfiles.recorded(training.withMethodProfiles(Optional.of(false)), List.of()));
    }
  }

  @Test
  void whereTheOptimisingCompilerIsOffNothingIsRecordedForIt() throws Exception {
    List<String> application = List.of("-XX:TieredStopAtLevel=1", "-cp", "x.jar", "Main");
    new CacheTrainer(
            CacheKind.AOT, List.of(), java("touch \"${0%/*}/app.cache\""), "JDK 99", application)
        .train(Training.ending(List.of("work"), 60), folder.resolve("app.cache"), folder);
    String call = Files.readString(folder.resolve("calls"));
    assertTrue(call.contains("-XX:-AOTRecordTraining -XX:TieredStopAtLevel=1"), call);
  }

  @Test
  void jdk24RecordsAndThenCreatesWithoutRunningTheApplication() throws Exception {
    train(CacheKind.AOT_TWO_STEPS, "touch \"${0%/*}/app.cache\"");
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
        assertThrows(
            AotException.class, () -> train(CacheKind.AOT, "touch \"${0%/*}/app.cache\"; exit 1"));
    assertEquals(AotProblem.TRAINING_FAILED, e.problem());
    assertFalse(Files.exists(folder.resolve("app.cache")));
  }

  @Test
  void aRunThatWritesNoCacheIsAnError() {
    AotException e = assertThrows(AotException.class, () -> train(CacheKind.APP_CDS, "echo done"));
    assertEquals(AotProblem.NO_CACHE_WRITTEN, e.problem());
  }

  /** Tests that do this with the launcher. */
  private record Tests(List<List<String>> runs) implements Exercise {
    @Override
    public String inputs() {
      return runs.toString();
    }

    @Override
    public void run(Optional<Path> launcher, Optional<String> url)
        throws IOException, InterruptedException {
      for (List<String> arguments : runs) {
        List<String> command = new ArrayList<>(List.of(launcher.orElseThrow().toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor());
      }
    }
  }

  /** Writes its last argument as the record, and the record as the cache. */
  private static final String RECORDS =
      """
      for word; do
        case $word in
        -XX:AOTConfiguration=*) record=${word#*=} ;;
        -XX:ArchiveClassesAtExit=*) record=${word#*=} ;;
        -XX:AOTCache=*) cache=${word#*=} ;;
        esac
      done
      if [ -n "$cache" ]; then cp "$record" "$cache"; else printf %s "$word" >"$record"; fi
      """;

  private String trainByTests(CacheKind kind, List<List<String>> runs) throws Exception {
    Path folder = Files.createDirectory(this.folder.resolve("it's here"));
    Path java = java(RECORDS);
    new CacheTrainer(kind, List.of(), java, "JDK 99", List.of("-cp", "it's x.jar", "Main"))
        .train(
            Training.ending(List.of(), 60).with(new Tests(runs)),
            folder.resolve("app.cache"),
            folder);
    return Files.readString(folder.resolve("app.cache"));
  }

  @Test
  void testsStartTheApplicationAndTheLargestRecordIsTaken() throws Exception {
    List<List<String>> runs = List.of(List.of("a"), List.of("b", "much longer"), List.of("c"));
    assertEquals("much longer", trainByTests(CacheKind.AOT, runs));
    List<String> calls = Files.readAllLines(folder.resolve("calls"));
    assertEquals(4, calls.size(), calls.toString());
    assertTrue(calls.get(1).contains("-cp it's x.jar Main b much longer"), calls.get(1));
    assertTrue(calls.get(1).contains("-XX:-DisplayVMOutput"), "what the JVM says is no output");
    assertTrue(calls.get(3).contains("-XX:AOTMode=create"), calls.get(3));
    assertFalse(calls.get(3).contains("much"), "the application is not run to create the cache");
  }

  @Test
  void archivesOfTestsNeedNoSecondStep() throws Exception {
    assertEquals("work", trainByTests(CacheKind.APP_CDS, List.of(List.of("x"), List.of("work"))));
    assertEquals(2, Files.readAllLines(folder.resolve("calls")).size());
  }

  @Test
  void testsThatLetNoRunEndMakeNoCache() {
    AotException e = assertThrows(AotException.class, () -> trainByTests(CacheKind.AOT, List.of()));
    assertEquals(AotProblem.TESTS_STARTED_NOTHING, e.problem());
    assertTrue(e.text().contains("aria.image.launcher"));
  }
}
