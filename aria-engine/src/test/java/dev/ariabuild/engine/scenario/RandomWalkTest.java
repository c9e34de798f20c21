package dev.ariabuild.engine.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Steps that write into each other's directories and over each other's files, and a user who edits,
 * deletes and breaks things at random. The fixture compares every build with a clean one.
 */
class RandomWalkTest {
  private static final int BUILDS = 15;
  private static final String[] SHARED = {"p", "q", "d/p", "d/e/p"};

  private @TempDir Path dir;
  private Random random;
  private Reactor r;
  private final List<String> story = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {2, 5, 11, 12})
  void everyBuildIsAsGoodAsACleanOne(long seed) throws IOException {
    random = new Random(seed);
    r = Reactor.in(dir);
    writer("one").owns("target/shared");
    r.module("a").resource("p", "p").resource("d/r", "r");
    writer("two");
    writer("three").owns("target/shared", "target/three");
    boolean appends = random.nextBoolean();
    if (appends) {
      appender();
    } else {
      deleter();
    }
    r.module("a")
        .step("list", here -> here.write("target/list", files(here) + ""))
        .reads("target/shared", "target/one", "target/two", "target/three");
    r.checks().mayRunAgain("a:one", "a:two", "a:three", "a:append", "a:delete", "a:list");
    for (int i = 0; i < BUILDS; i++) {
      for (int n = random.nextInt(3); n >= 0; n--) {
        story.add(change());
      }
      story.add("build");
      try {
        r.build();
      } catch (AssertionError e) {
        throw new AssertionError(e.getMessage() + "\nafter " + story, e);
      }
    }
  }

  /** Names and contents, which are what the step reads; empty directories do not count. */
  private static SortedMap<String, String> files(Here here) throws IOException {
    SortedMap<String, String> files = Trees.read(here.dir(), RandomWalkTest::isInput);
    files.values().removeIf("empty directory"::equals);
    return files;
  }

  private static boolean isInput(String path) {
    return path.startsWith("target/")
        && !path.startsWith("target/aria")
        && !path.equals("target/list");
  }

  /** Writes what its list says: shared files, and an own one that may be a directory. */
  private Step writer(String name) {
    r.module("a").file("in/" + name, lists(name));
    return r.module("a")
        .step(
            name,
            here -> {
              for (String path : here.read("in/" + name).split(",")) {
                if (path.endsWith("/")) {
                  Files.createDirectories(here.file("target/" + path));
                } else {
                  here.write("target/" + path, name + " of " + path);
                }
              }
            })
        .reads("in/" + name);
  }

  private String lists(String name) {
    List<String> paths = new ArrayList<>();
    for (String shared : SHARED) {
      if (random.nextInt(3) == 0) {
        paths.add("shared/" + shared);
      }
    }
    String[] own = {"/x", "/x/y", "/x/y/z", "/x/", "/empty/deep/"};
    paths.add(name + own[random.nextInt(own.length)]);
    return String.join(",", paths);
  }

  private void appender() {
    r.module("a").file("in/append", "1");
    r.module("a")
        .step(
            "append",
            here -> {
              if (Files.exists(here.file("target/shared/p"))) {
                String more = here.read("target/shared/p") + here.read("in/append");
                here.write("target/shared/p", more);
              }
            })
        .reads("in/append", "target/shared");
  }

  private void deleter() {
    r.module("a").file("in/delete", "p");
    r.module("a")
        .step(
            "delete",
            here -> Files.deleteIfExists(here.file("target/shared/" + here.read("in/delete"))))
        .reads("in/delete", "target/shared");
  }

  private String change() throws IOException {
    String name = List.of("one", "two", "three").get(random.nextInt(3));
    switch (random.nextInt(12)) {
      case 0:
        r.deleteOutputs();
        return "clean";
      case 1:
        r.forgetTraces();
        return "forget traces";
      case 2:
        r.killedWhileBuilding("a");
        return "kill";
      case 3:
        return harm(List.of(r.file("a/target/shared/p"), r.file("a/target/list")));
      case 4:
        return harm(r.disk().blobs());
      case 5:
        return harm(r.disk().results());
      case 6:
        Files.createDirectories(r.file("a/target/shared"));
        Files.writeString(r.file("a/target/shared/foreign"), "x");
        return "foreign file";
      case 7:
        String file = Files.exists(r.file("a/in/append")) ? "a/in/append" : "a/in/delete";
        String now = List.of("p", "q").get(random.nextInt(2));
        r.edit(file).to(now);
        return file + ": " + now;
      default:
        String list = lists(name);
        r.edit("a/in/" + name).to(list);
        return name + ": " + list;
    }
  }

  private String harm(List<Path> files) throws IOException {
    if (files.isEmpty()) {
      return "nothing to harm";
    }
    Path file = files.get(random.nextInt(files.size()));
    if (!Files.isRegularFile(file)) {
      return "nothing to harm";
    }
    if (random.nextBoolean()) {
      Files.delete(file);
      return "delete " + file.getFileName();
    }
    Files.writeString(file, "harmed");
    return "overwrite " + file.getFileName();
  }
}
