package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Outputs that were changed, lost or left by somebody else. */
class OutputsTest extends OutputsCase {
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
