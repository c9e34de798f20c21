package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actions that write where others wrote. */
class OverlapTest {
  private @TempDir Path dir;
  private Reactor r;

  @BeforeEach
  void oneModule() throws IOException {
    r = Reactor.in(dir);
    r.module("a").file("in", "1").file("unrelated", "1");
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/x", here.read("in"));
              here.write("target/y", here.read("in"));
            })
        .reads("in");
  }

  @Test
  void whatAnActionDeletedOfAnotherStaysDeleted() throws IOException {
    r.module("a").step("delete", here -> Files.delete(here.file("target/x"))).reads("target/x");
    r.checks().mayRunAgain("a:make", "a:delete");
    r.build().executed("a:make", "a:delete");
    r.build().executed("a:delete");
    r.edit("a/in").to("2");
    r.build().executed("a:make", "a:delete");
  }

  @Test
  void whatAnActionMovedOfAnotherStaysMoved() throws IOException {
    r.module("a")
        .step("move", here -> Files.move(here.file("target/x"), here.file("target/z")))
        .reads("target/x");
    r.module("a")
        .step(
            "list", here -> here.write("target/list", "" + here.file("target/x").toFile().exists()))
        .reads("target/x");
    r.checks().mayRunAgain("a:make", "a:move");
    r.build();
    r.edit("a/in").to("2");
    r.build();
    r.deleteOutputs();
    r.build();
  }

  @Test
  void whatAnActionRewroteOfAnotherIsRewrittenAgain() throws IOException {
    r.module("a")
        .step("enhance", here -> here.write("target/x", here.read("target/x") + " enhanced"))
        .reads("target/x");
    r.checks().mayRunAgain("a:make", "a:enhance");
    r.build().executed("a:make", "a:enhance");
    r.build().restored("a:make", "a:enhance");
    r.edit("a/in").to("2");
    r.build().executed("a:make", "a:enhance");
    r.deleteOutputs();
    r.build().restored("a:make", "a:enhance");
    r.edit("a/in").to("1");
    r.build().restored("a:make", "a:enhance");
  }

  @Test
  void whatAnActionAppendsToIsNotAppendedTwice() throws IOException {
    r.module("a")
        .step(
            "append",
            here -> here.write("target/x", here.read("target/x") + here.read("unrelated")))
        .reads("unrelated");
    r.checks().mayRunAgain("a:make", "a:append");
    r.build();
    r.edit("a/unrelated").to("2");
    r.build();
    r.edit("a/unrelated").to("1");
    r.build();
  }

  @Test
  void anActionThatWritesLessLeavesTheOthersFile() throws IOException {
    r.module("a")
        .step(
            "sometimes",
            here -> {
              if (here.read("unrelated").equals("1")) {
                here.write("target/x", "mine");
              }
            })
        .reads("unrelated");
    r.checks().mayRunAgain("a:make", "a:sometimes");
    r.build();
    r.edit("a/unrelated").to("2");
    r.build();
    r.edit("a/unrelated").to("1");
    r.build();
    r.edit("a/unrelated").to("2");
    r.build();
  }

  @Test
  void anUndescribedActionMayDeleteAnothersOutput() throws IOException {
    r.module("a").step("delete", here -> Files.delete(here.file("target/x"))).undescribed();
    r.checks().mayRunAgain("a:make");
    r.build().executed("a:make").bypassed("a:delete");
    r.build().restored("a:make").bypassed("a:delete");
  }

  @Test
  void aFailingActionThatSpoiltAnothersOutputIsRepaired() throws IOException {
    r.module("a")
        .step(
            "spoil",
            here -> {
              here.write("target/x", "spoilt");
              if (here.read("unrelated").equals("2")) {
                throw new Steps.Failed("no");
              }
              here.write("target/x", here.read("in"));
            })
        .reads("unrelated");
    r.build();
    r.edit("a/unrelated").to("2");
    r.build().failed("a:spoil", "no");
    r.edit("a/unrelated").to("3");
    r.checks().mayRunAgain("a:make", "a:spoil");
    r.build().restored("a:make").executed("a:spoil");
  }

  private void listsWhatALaterActionAddsTo() {
    r.module("a")
        .step("fill", here -> here.write("target/d/x", here.read("in")))
        .reads("in")
        .owns("target/d");
    r.module("a")
        .step(
            "list",
            here -> {
              here.write("target/list", names(here.file("target/d")));
              if (here.read("in").equals("4")) {
                throw new Steps.Failed("no");
              }
            })
        .reads("target/d", "in")
        .hides("target/d/late", "target/d/deep/late");
    r.module("a")
        .step(
            "late",
            here -> {
              here.write("target/d/late", here.read("unrelated"));
              here.write("target/d/deep/late", "x");
            })
        .reads("unrelated");
  }

  private static String names(Path dir) throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList().toString();
    }
  }

  @Test
  void whatALaterActionLeftIsNotThereWhileAnEarlierOneRuns() throws IOException {
    listsWhatALaterActionAddsTo();
    r.build().executed("a:make", "a:fill", "a:list", "a:late");
    assertEquals("[x]", Files.readString(r.file("a/target/list")));
    r.edit("a/in").to("2");
    r.build().executed("a:make", "a:fill", "a:list").nothingElse();
    r.deleteOutputs();
    r.build().restored("a:list", "a:late");
  }

  @Test
  void aFailedActionGetsBackWhatWasHiddenFromIt() throws IOException {
    listsWhatALaterActionAddsTo();
    r.build();
    r.edit("a/in").to("4");
    r.build().failed("a:list", "no");
    assertEquals("1", Files.readString(r.file("a/target/d/late")));
    r.edit("a/in").to("1");
    r.build().restored("a:make", "a:fill").upToDate("a:list", "a:late").nothingElse();
  }

  @Test
  void whatALaterActionLeftIsNotThereWhileAPartOfAnEarlierOneIsDone() throws IOException {
    r.module("a")
        .step("list", here -> here.write("target/d/list", names(here)))
        .reads("in")
        .owns("target/d")
        .hides("target/d/late")
        .partially(here -> Map.of("target/d/list", names(here)));
    r.module("a").step("late", here -> here.write("target/d/late", "x")).reads("unrelated");
    r.build();
    r.edit("a/in").to("2");
    r.build().executedIncrementally("a:list");
    assertEquals("2 []", Files.readString(r.file("a/target/d/list")));
    assertEquals("x", Files.readString(r.file("a/target/d/late")));
  }

  /** What is in target/d, without what the caller itself makes. */
  private static String names(Here here) throws IOException {
    Path d = here.file("target/d");
    return here.read("in")
        + " "
        + (Files.exists(d) ? names(d).replaceAll(", list|list, |list", "") : "[]");
  }
}
