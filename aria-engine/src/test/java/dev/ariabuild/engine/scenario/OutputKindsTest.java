package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Execute bits, links, directories and odd names among outputs. */
class OutputKindsTest extends OutputsCase {
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
}
