package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the build directory, whatever was done to it. */
class OutputsTest {
  private @TempDir Path dir;
  private Reactor r;

  @BeforeEach
  void empty() throws IOException {
    r = Reactor.in(dir);
  }

  private Step copyOfIn(String out) {
    return r.module("a").step("make", here -> here.write(out, here.read("in"))).reads("in");
  }

  @Test
  void anAlteredOutputIsRepaired() throws IOException {
    r.module("a").file("in", "right");
    copyOfIn("target/out");
    r.build();
    r.edit("a/target/out").to("wrong");
    r.build().restored("a:make").because("a:make", "altered: target/out").nothingElse();
  }

  @Test
  void anOutputThatCannotBeRestoredIsMadeAgain() throws IOException {
    r.module("a").file("in", "right");
    copyOfIn("target/out").uncached();
    r.build();
    r.delete("a/target/out");
    r.build().executed("a:make").because("a:make", "altered: target/out").nothingElse();
  }

  @Test
  void whatMustNotBeCachedIsNotRestoredEither() throws IOException {
    r.module("a").file("in", "right");
    Step step = copyOfIn("target/out");
    r.build();
    step.uncached();
    r.deleteOutputs();
    r.build().executed("a:make");
  }

  @Test
  void aForeignFileAmongClassesIsRemoved() throws IOException {
    r.module("a").resource("x.txt", "x").java("a.A", "");
    r.build();
    r.edit("a/target/classes/foreign.txt").to("x");
    r.edit("a/target/classes/deep/down/foreign.txt").to("x");
    r.build().nothingElse();
    assertFalse(Files.exists(r.file("a/target/classes/deep")));
  }

  @Test
  void anUndescribedGeneratorsFileAmongClassesIsKept() throws IOException {
    r.module("a").java("a.A", "");
    r.module("a").step("index", here -> here.write("target/classes/index", "x")).undescribed();
    r.build();
    r.build().bypassed("a:index").nothingElse();
    r.edit("a.A").replace("}", "int x; }");
    r.build().executed("a:compile").nothingElse();
    assertTrue(Files.exists(r.file("a/target/classes/index")));
  }

  @Test
  void anUndescribedGeneratorKeepsEvenWhatItDoesNotWriteAgain() throws IOException {
    r.module("a").java("a.A", "");
    r.module("a")
        .step(
            "once",
            here -> {
              if (!Files.exists(here.file("target/classes/once"))) {
                here.write("target/classes/once", "x");
              }
            })
        .undescribed();
    r.build();
    r.edit("a.A").replace("}", "int x; }");
    r.build().executed("a:compile");
    r.build().nothingElse();
  }

  @Test
  void twoActionsShareADirectoryAndKeepTheirOwn() throws IOException {
    r.module("a").resource("a/x.txt", "x").java("a.A", "").java("a.B", "");
    r.build();
    r.delete("a.B");
    r.build().executed("a:compile").nothingElse();
    r.delete("a/res/a/x.txt");
    r.build().executed("a:resources").nothingElse();
    r.deleteOutputs();
    r.build().restored("a:compile").nothingElse();
  }

  @Test
  void executeBitsAndLinksComeBack() throws IOException {
    r.module("a").file("in", "#!/bin/sh\n");
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/bin/run", here.read("in"));
              assertTrue(here.file("target/bin/run").toFile().setExecutable(true));
              Files.createSymbolicLink(here.file("target/bin/link"), Path.of("run"));
              Files.createSymbolicLink(here.file("target/bin/nowhere"), Path.of("../gone"));
              Files.createSymbolicLink(here.file("target/dir"), Path.of("bin"));
            })
        .reads("in");
    r.build();
    r.deleteOutputs();
    r.build().restored("a:make").nothingElse();
    assertTrue(Files.isExecutable(r.file("a/target/bin/run")));
    assertEquals("run", Files.readSymbolicLink(r.file("a/target/bin/link")).toString());
  }

  @Test
  void whoMayExecuteAFileComesBack() throws IOException {
    r.module("a").file("in", "#!/bin/sh\n");
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/bin/mine", here.read("in"));
              here.write("target/bin/ours", here.read("in"));
              assertTrue(here.file("target/bin/mine").toFile().setExecutable(true, true));
              assertTrue(here.file("target/bin/ours").toFile().setExecutable(true, false));
            })
        .reads("in");
    r.build();
    Set<PosixFilePermission> mine = Files.getPosixFilePermissions(r.file("a/target/bin/mine"));
    Set<PosixFilePermission> ours = Files.getPosixFilePermissions(r.file("a/target/bin/ours"));
    assertNotEquals(mine, ours);
    r.deleteOutputs();
    r.build().restored("a:make").nothingElse();
    assertEquals(mine, Files.getPosixFilePermissions(r.file("a/target/bin/mine")));
    assertEquals(ours, Files.getPosixFilePermissions(r.file("a/target/bin/ours")));
  }

  @Test
  void aLostExecuteBitIsRepaired() throws IOException {
    r.module("a").resource("run", "#!/bin/sh\n");
    assertTrue(r.file("a/res/run").toFile().setExecutable(true));
    r.build();
    assertTrue(r.file("a/target/classes/run").toFile().setExecutable(false));
    r.build().restored("a:resources").nothingElse();
  }

  @Test
  void aLinkInPlaceOfAFileIsRepaired() throws IOException {
    r.module("a").file("in", "x").file("other", "x");
    copyOfIn("target/out");
    r.build();
    r.delete("a/target/out");
    Files.createSymbolicLink(r.file("a/target/out"), r.file("a/other"));
    r.build().restored("a:make").nothingElse();
    assertEquals("x", Files.readString(r.file("a/other")));
  }

  @Test
  void emptyDirectoriesComeBackAndGo() throws IOException {
    r.module("a").file("in", "empty/one/deep");
    r.module("a")
        .step("make", here -> Files.createDirectories(here.file("target/" + here.read("in"))))
        .reads("in");
    r.build();
    r.delete("a/target/empty/one/deep");
    r.build().restored("a:make").nothingElse();
    r.edit("a/in").to("empty/two");
    r.build().executed("a:make").nothingElse();
    r.edit("a/in").to("empty/one/deep");
    r.build().restored("a:make").nothingElse();
  }

  @Test
  void anEmptyDirectoryOutlivesWhatOthersPutIntoIt() throws IOException {
    r.module("a").file("in", "x");
    r.module("a").step("mkdir", here -> Files.createDirectories(here.file("target/shared")));
    r.module("a")
        .step(
            "fill",
            here -> {
              if (here.read("in").equals("x")) {
                here.write("target/shared/x", "x");
              }
            })
        .reads("in");
    r.build();
    r.edit("a/in").to("y");
    r.build().executed("a:fill").nothingElse();
    r.edit("a/in").to("x");
    r.build().restored("a:fill").nothingElse();
    r.edit("a/in").to("y");
    r.build().restored("a:fill").nothingElse();
  }

  private void fileOrDirectory() {
    r.module("a")
        .step("make", here -> here.write("target/" + here.read("in"), "content"))
        .reads("in");
  }

  @Test
  void aFileThatBecomesADirectoryAndBackIsExecutedAndRestored() throws IOException {
    r.module("a").file("in", "x");
    fileOrDirectory();
    r.build();
    r.edit("a/in").to("x/y");
    r.build().executed("a:make").nothingElse();
    r.edit("a/in").to("x");
    r.build().restored("a:make").nothingElse();
    r.edit("a/in").to("x/y");
    r.build().restored("a:make").nothingElse();
    r.edit("a/in").to("x/y/z");
    r.build().executed("a:make").nothingElse();
  }

  @Test
  void aForeignDirectoryInPlaceOfAFileIsReplaced() throws IOException {
    r.module("a").file("in", "x");
    copyOfIn("target/out").owns("target/out");
    r.build();
    r.delete("a/target/out");
    r.edit("a/target/out/foreign").to("x");
    r.build().restored("a:make").nothingElse();
  }

  @Test
  void aForeignFileInPlaceOfADirectoryIsReplaced() throws IOException {
    r.module("a").resource("x/y", "1");
    r.build();
    r.delete("a/target/classes/x");
    r.edit("a/target/classes/x").to("foreign");
    r.build().restored("a:resources").nothingElse();
  }

  @Test
  void namesThatDifferOnlyInCaseAreTwoOutputs() throws IOException {
    r.module("a").java("a.A", "").java("a.a", "");
    r.module("a").step("later", here -> here.write("target/classes/z", "z")).owns("target/classes");
    r.build().executed("a:compile");
    r.build().nothingElse();
    r.edit("a.a").replace("}", "int x; }");
    r.build().executed("a:compile");
    r.edit("a.a").replace("int x; }", "}");
    r.build().executed("a:compile"); // not cached: elsewhere it would be one file
  }

  @Test
  void aSocketAmongOutputsDoesNotFailTheBuild() throws IOException {
    r.module("a").file("in", "x");
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/out", "x");
              Process fifo =
                  new ProcessBuilder("mkfifo", here.file("target/pipe").toString()).start();
              assertEquals(0, fifo.waitFor());
              fifo.destroy();
            })
        .reads("in");
    Built built = r.buildUnchecked();
    built.executed("a:make");
    r.delete("a/target/pipe");
  }

  @Test
  void anOddNameDoesNotFailTheBuild() throws IOException {
    r.module("a").resource("back\\slash.txt", "x").resource("x", "x").java("a.A", "");
    r.build().executed("a:resources", "a:compile");
    r.build().nothingElse();
    r.delete("a/res/back\\slash.txt");
    r.build().executed("a:resources").nothingElse();
    r.module("a").resource("back\\slash.txt", "x");
    r.build().executed("a:resources");
  }

  @Test
  void whatAKilledBuildLeftIsRemovedFirst() throws IOException {
    r.module("a").file("in", "x").java("a.A", "");
    copyOfIn("target/out");
    r.build();
    r.killedWhileBuilding("a");
    r.edit("a/target/half-written").to("junk");
    r.edit("a/target/aria/stash/target/out").to("junk");
    r.build().restored("a:compile", "a:make").because("a:make", "no record").nothingElse();
  }

  @Test
  void outputsOfUnknownOriginAreRemovedFirst() throws IOException {
    r.module("a").java("a.A", "").file("target/classes/a/Old.class", "junk").file("target/x", "x");
    r.build().executed("a:compile");
  }

  @Test
  void aBuildDirectoryBehindALinkIsRestored() throws IOException {
    r.module("a").file("in", "x");
    copyOfIn("target/deep/out");
    Path elsewhere = Files.createDirectories(dir.resolve("elsewhere"));
    Files.createSymbolicLink(r.file("a/target"), elsewhere);
    r.buildUnchecked().executed("a:make");
    r.delete("a/target/deep");
    r.buildUnchecked().restored("a:make").nothingElse();
    assertTrue(Files.isSymbolicLink(r.file("a/target")));
    assertEquals("x", Files.readString(elsewhere.resolve("deep/out")));
  }
}
