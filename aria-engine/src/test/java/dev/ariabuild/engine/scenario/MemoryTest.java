package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool that keeps an index of the files it has dealt with finds a part of it in place. */
class MemoryTest {
  private static final String INDEX = "target/index";

  /** By execution; those of the clean build that each build is compared with come last. */
  private final List<String> dealtWith = new ArrayList<>();

  private @TempDir Path dir;
  private Reactor r;

  @BeforeEach
  void aToolWithAnIndexOfThreeFiles() throws IOException {
    r = Reactor.in(dir);
    r.module("a").file("in/x", "1").file("in/y", "1").file("in/z", "1").file("setting", "s");
    r.module("a")
        .step("check", this::check)
        .reads("in", "setting")
        .remembers(here -> Map.of(INDEX, whatStillHolds(here)));
  }

  private void check(Here here) throws IOException {
    String known = Files.exists(here.file(INDEX)) ? here.read(INDEX) : "";
    StringBuilder index = new StringBuilder();
    StringBuilder done = new StringBuilder();
    for (String name : List.of("x", "y", "z")) {
      String line = name + "=" + here.read("in/" + name) + "\n";
      index.append(line);
      done.append(known.contains(line) ? "" : name);
    }
    dealtWith.add(done.toString());
    if (!known.contentEquals(index)) {
      here.write(INDEX, index.toString());
    }
    if (here.read("in/y").equals("fails")) {
      throw new IllegalStateException("y fails");
    }
  }

  private static String whatStillHolds(Here here) throws IOException {
    StringBuilder left = new StringBuilder();
    for (String line : here.read(INDEX).lines().toList()) {
      if (line.substring(2).equals(here.read("in/" + line.charAt(0)))) {
        left.append(line).append('\n');
      }
    }
    return left.toString();
  }

  @Test
  void afterAnEditOnlyTheEditedFileIsDealtWith() throws IOException {
    r.build().executed("a:check");
    assertEquals("xyz", dealtWith.get(0));
    dealtWith.clear();
    r.edit("a/in/y").to("2");
    r.build().executed("a:check");
    assertEquals("y", dealtWith.get(0));
    r.build().upToDate("a:check");
  }

  @Test
  void anIndexThatIsFoundAndLeftAsItIsStaysAnOutput() throws IOException {
    r.build();
    dealtWith.clear();
    r.edit("a/setting").to("t");
    r.build().executed("a:check");
    assertEquals("", dealtWith.get(0));
    r.deleteOutputs();
    r.build().restored("a:check");
    assertEquals("x=1\ny=1\nz=1\n", Files.readString(r.file("a/" + INDEX)));
  }

  @Test
  void anIndexThatSomebodyHasTouchedIsNotUsed() throws IOException {
    r.build();
    Files.writeString(r.file("a/" + INDEX), "x=1\ny=2\nz=1\n");
    dealtWith.clear();
    r.edit("a/in/y").to("2");
    r.build().executed("a:check");
    assertEquals("xyz", dealtWith.get(0));
  }

  @Test
  void afterAFailureTheIndexIsThatOfTheLastSuccess() throws IOException {
    r.build();
    dealtWith.clear();
    r.edit("a/in/y").to("fails");
    r.build().failed("a:check", "y fails");
    assertEquals("x=1\ny=1\nz=1\n", Files.readString(r.file("a/" + INDEX)));
    dealtWith.clear();
    r.edit("a/in/y").to("1");
    r.build().upToDate("a:check");
  }
}
