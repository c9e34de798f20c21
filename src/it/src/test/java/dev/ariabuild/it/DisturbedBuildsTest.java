package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Builds that are killed, that run at the same time, and in which sources are edited. */
class DisturbedBuildsTest {
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aBuildAfterOneThatWasKilledIsRight() throws Exception {
    Checkout waiting = Checkout.of("a-test-waits-to-be-killed");
    waiting.maven("package").ok();
    waiting.edit(
        "src/main/java/example/Answer.java", "return 42", "return Integer.parseInt(\"42\")");
    waiting.write("wait", "");
    kill(waiting, waiting.path("waiting"), "package");
    waiting.delete("wait");
    waiting.delete("waiting");
    assertTrue(waiting.has("target/half-done.txt"));

    waiting.maven("package").ok().says("interrupted").executed("waiting:test");
    assertFalse(waiting.has("target/half-done.txt"));
    TreeComparison.sameAsPlainBuild(waiting, "package");
    waiting.maven("package").ok().nothingElse();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aSourceThatIsSavedWhileItIsCompiledIsCompiledAgain() throws Exception {
    Checkout library = Checkout.of("a-library-of-several-files");
    String price = "src/main/java/example/api/Price.java";
    Path console = library.dir().resolveSibling("edited.log");
    Process maven = new Maven(library).start(List.of("compile"), console);
    while (!Trees.read(console).contains("Compiling") && maven.isAlive()) {
      Thread.sleep(5);
    }
    library.edit(price, "DIGITS = 2", "DIGITS = 3"); // javac may read this, or what was there
    assertTrue(maven.waitFor(2, TimeUnit.MINUTES), () -> Trees.read(console));
    assertEquals(0, maven.exitValue(), () -> Trees.read(console));
    assertTrue(Trees.read(console).contains("Price.java changed while it ran"));

    library.edit(price, "DIGITS = 3", "DIGITS = 2");
    library.maven("compile").ok().executed("library:compile");
    TreeComparison.sameAsPlainBuild(library, "compile");
    library.maven("compile").ok().nothingElse();
  }

  /** What is compiled in part is thrown away, and compiled from what is there now. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aSourceThatIsSavedWhileAPartIsCompiledIsCompiledInPartAtOnce() throws Exception {
    Checkout beside = Checkout.of("a-processor-is-built-beside-its-user");
    String plain = "user/src/main/java/user/Plain.java";
    String wish = "user/src/main/java/user/Wish.java";
    Path wait = beside.path("wait");
    Path waiting = beside.path("waiting");
    beside.edit(
        "maker/src/main/java/maker/Maker.java",
        "private void make(Element element) {",
        """
        private void make(Element element) {
            while (new java.io.File("%s").exists()) {
              new java.io.File("%s").mkdir();
              Thread.yield();
            }"""
            .formatted(wait, waiting));
    beside.maven("compile").ok().executed("user:compile");

    beside.edit(wish, "String text()", "CharSequence text()");
    beside.edit(plain, "return 1", "return 2");
    beside.write("wait", "");
    Path console = beside.dir().resolveSibling("edited.log");
    Process maven = new Maven(beside).start(List.of("compile"), console);
    while (!Files.exists(waiting) && maven.isAlive()) {
      Thread.sleep(5);
    }
    beside.edit(plain, "return 2", "return 3");
    beside.delete("wait");
    assertTrue(maven.waitFor(2, TimeUnit.MINUTES), () -> Trees.read(console));
    assertEquals(0, maven.exitValue(), () -> Trees.read(console));
    assertTrue(Trees.read(console).contains("Plain.java changed while it ran"));
    beside.delete("waiting");

    beside.maven("compile").ok().upToDate("user:compile").nothingElse();
    TreeComparison.sameAsPlainBuild(beside, "compile");
    beside.edit(plain, "return 3", "return 4");
    beside.maven("compile").ok().compiled("user:compile", "user/Plain.java");
  }

  /** Starts a build, and kills it and its children as soon as a file is there. */
  private static void kill(Checkout checkout, Path marker, String goal) throws Exception {
    Path console = checkout.dir().resolveSibling("killed.log");
    Process maven = new Maven(checkout).start(List.of(goal), console);
    while (!Files.exists(marker) && maven.isAlive()) {
      Thread.sleep(20);
    }
    assertTrue(maven.isAlive(), () -> Trees.read(console));
    List<ProcessHandle> all = new ArrayList<>(maven.descendants().toList());
    all.add(maven.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      process.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void buildsAtTheSameTimeShareACache() throws Exception {
    Checkout first = Checkout.of("an-application-uses-a-library");
    Checkout second = first.elsewhere();
    List<Process> builds = new ArrayList<>();
    List<Path> consoles = new ArrayList<>();
    for (Checkout checkout : List.of(first, second)) {
      Path console = checkout.dir().resolveSibling(checkout.dir().getFileName() + ".log");
      consoles.add(console);
      builds.add(new Maven(checkout).start(List.of("verify"), console));
    }
    for (int i = 0; i < builds.size(); i++) {
      String console = consoles.get(i).toString();
      assertTrue(builds.get(i).waitFor(2, TimeUnit.MINUTES), console);
      assertEquals(0, builds.get(i).exitValue(), () -> console);
      assertFalse(Trees.read(consoles.get(i)).contains("[WARNING]"), console);
    }
    TreeComparison.sameAsPlainBuild(first, "verify");
    TreeComparison.sameAsPlainBuild(second, "verify");
    Checkout third = first.elsewhere();
    third.maven("verify").ok().restored("library:compile", "application:jar").nothingElse();
  }
}
