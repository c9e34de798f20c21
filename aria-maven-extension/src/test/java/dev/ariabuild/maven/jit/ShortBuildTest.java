package dev.ariabuild.maven.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortBuildTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final List<String> told = new ArrayList<>();
  private final Directives jvm =
      new Directives() {
        @Override
        public void leaveOutOptimizer() {
          told.add("left out");
        }

        @Override
        public void takeBack() {
          told.add("back");
        }
      };

  @TempDir Path module;

  private void sources(int count) throws IOException {
    Path folder = Files.createDirectories(module.resolve("src/main/java/a"));
    for (int i = 0; i < count; i++) {
      Files.createFile(folder.resolve("C" + i + ".java"));
      Files.createFile(folder.resolve("C" + i + ".txt"));
    }
  }

  @Test
  void aLargeReactorHasItBack() throws Exception {
    sources(4);
    ShortBuild build = new ShortBuild(jvm, LONG, 3);
    build.reactor(List.of(module));
    build.run();
    assertEquals(List.of("left out", "back"), told);
    assertTrue(build.state().contains("more than 3 source files"), build.state());
  }

  @Test
  void aSmallReactorDoesWithoutUntilTheEnd() throws Exception {
    sources(3);
    ShortBuild build = new ShortBuild(jvm, LONG, 3);
    build.reactor(List.of(module));
    Thread thread = new Thread(build);
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(List.of("left out"), told);
    build.end();
    thread.join();
    assertEquals(List.of("left out", "back"), told);
  }

  @Test
  void aLongBuildHasItBackThoughItsModulesAreNeverKnown() {
    ShortBuild build = new ShortBuild(jvm, Duration.ZERO, 3);
    build.run();
    assertEquals(List.of("left out", "back"), told);
    assertTrue(build.state().contains("long"), build.state());
  }

  @Test
  void nothingIsToldToTheJvmIfItIsRefusedBefore() {
    ShortBuild build = new ShortBuild(jvm, LONG, 3);
    build.end();
    build.run();
    assertEquals(List.of(), told);
    assertTrue(build.state().endsWith("asked for"), build.state());
  }

  @Test
  void aJvmWithoutSuchDirectivesStaysAsItIs() {
    Directives none =
        new Directives() {
          @Override
          public void leaveOutOptimizer() throws IOException {
            throw new IOException("not here");
          }

          @Override
          public void takeBack() {
            told.add("back");
          }
        };
    ShortBuild build = new ShortBuild(none, LONG, 3);
    build.run();
    assertEquals(List.of(), told);
    assertTrue(build.state().endsWith("not here"), build.state());
  }

  @Test
  void onlyMavensOwnProcessIsForOneBuild() {
    String launcher = "org.codehaus.plexus.classworlds.launcher.Launcher verify";
    assertTrue(ShortBuild.isForOneBuild(launcher, ""));
    assertTrue(ShortBuild.isForOneBuild(launcher, "org.apache.maven.cling.MavenCling"));
    assertFalse(ShortBuild.isForOneBuild(launcher, "org.apache.maven.cling.MavenShellCling"));
    assertFalse(ShortBuild.isForOneBuild("org.mvndaemon.mvnd.daemon.Server", ""));
    assertFalse(ShortBuild.isForOneBuild("", ""));
  }

  @Test
  void thisJvmTakesTheDirectives() throws IOException {
    DiagnosticCommands commands = new DiagnosticCommands("dev/ariabuild/no/such/*.*");
    commands.leaveOutOptimizer();
    commands.takeBack();
  }
}
