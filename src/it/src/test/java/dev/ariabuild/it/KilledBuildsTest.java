package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Four builds at a time share a cache and are killed at random moments, {@code it.kills} times in
 * all. The build after each must be right. {@code it.kills.seed} replays edits and delays, though
 * not what the machine does meanwhile.
 */
class KilledBuildsTest {
  private static final int LANES = 4;
  private static final int VARIANTS = 3;
  private static final int KILLS = Integer.getInteger("it.kills", 12);
  private static final long SEED = Long.getLong("it.kills.seed", 4);
  private static final int LIMIT_MINUTES = 8;
  private static final String GREETING = "library/src/main/java/example/Greeting.java";

  /** One checkout in which builds are killed and repeated. */
  private static final class Lane {
    final Checkout checkout;
    final List<String> goals;
    final Path temporary;
    int variant;

    Lane(Checkout checkout, List<String> goals) {
      this.checkout = checkout;
      this.goals = goals;
      this.temporary = checkout.dir().resolveSibling(checkout.dir().getFileName() + "-tmp");
      Trees.write(temporary.resolve("here"), "");
    }

    Path console() {
      return checkout.dir().resolveSibling(checkout.dir().getFileName() + ".log");
    }

    Process start() throws Exception {
      List<String> arguments = new ArrayList<>(goals);
      return new Maven(checkout).jvm("-Djava.io.tmpdir=" + temporary).start(arguments, console());
    }
  }

  private final Random random = new Random(SEED);
  private final Map<String, Map<String, String>> expected = new HashMap<>();
  private long usualMillis;

  @Test
  @Tag("fire")
  @Timeout(value = 4, unit = TimeUnit.HOURS)
  void fourBuildsAtATimeAreKilledAnywhereAndTheNextOneIsRight() throws Exception {
    System.out.println("seed " + SEED + " (-Dit.kills.seed), " + KILLS + " kills (-Dit.kills)");
    List<Lane> lanes = lanes();
    learn(lanes);
    int killed = 0;
    for (int round = 1; killed < KILLS; round++) {
      for (Lane lane : lanes) {
        lane.variant = random.nextInt(VARIANTS);
        write(lane.checkout, lane.variant);
        if (random.nextInt(4) == 0) {
          Trees.delete(lane.checkout.path("library/target"));
        }
      }
      killed += killAll(lanes);
      build(lanes, "round " + round + ", seed " + SEED);
      System.out.println("round " + round + ": " + killed + " killed so far, all right after");
    }
    nothingIsLeft(lanes);
  }

  private static List<Lane> lanes() {
    Checkout first = Checkout.of("an-application-uses-a-library");
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      Checkout checkout = i == 0 ? first : first.elsewhere();
      lanes.add(
          new Lane(checkout, i % 2 == 0 ? List.of("verify", "-DskipTests") : List.of("verify")));
    }
    return lanes;
  }

  /** What plain Maven makes of each variant, and how long a build takes. */
  private void learn(List<Lane> lanes) {
    Checkout plain = lanes.get(0).checkout.elsewhere().withoutAria();
    for (int variant = 0; variant < VARIANTS; variant++) {
      for (List<String> goals : List.of(lanes.get(0).goals, lanes.get(1).goals)) {
        write(plain, variant);
        List<String> arguments = new ArrayList<>(List.of("clean"));
        arguments.addAll(goals);
        long begin = System.nanoTime();
        plain.maven(arguments.toArray(String[]::new)).ok();
        usualMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        expected.put(goals + " " + variant, outputs(plain));
      }
    }
  }

  private static void write(Checkout checkout, int variant) {
    checkout.write(
        GREETING,
        checkout
            .read(GREETING)
            .replaceAll("( {2}static final int VARIANT = .;\n)?}\\s*$", "")
            .concat("  static final int VARIANT = " + variant + ";\n}\n"));
    checkout.write(
        "library/src/main/java/example/Variant" + variant + ".java",
        "package example;\n\nfinal class Variant" + variant + " {}\n");
    checkout.write("library/src/main/resources/variant.txt", "variant " + variant + "\n");
    for (int other = 0; other < VARIANTS; other++) {
      if (other != variant) {
        Trees.delete(checkout.path("library/src/main/java/example/Variant" + other + ".java"));
      }
    }
  }

  /** Outputs by path; where they name the checkout, all name the same. */
  private static Map<String, String> outputs(Checkout checkout) {
    Map<String, String> outputs = new TreeMap<>();
    TreeComparison.outputs(checkout.dir())
        .forEach(
            (path, content) ->
                outputs.put(path, content.replace(checkout.dir().toString(), "CHECKOUT")));
    return outputs;
  }

  /** Starts a build in each lane, and kills each with its children at a moment of its own. */
  private int killAll(List<Lane> lanes) throws Exception {
    List<Process> builds = new ArrayList<>();
    TreeMap<Long, Process> moments = new TreeMap<>();
    for (Lane lane : lanes) {
      Process build = lane.start();
      builds.add(build);
      // four at a time take longer than one: most moments lie within the build
      moments.put(random.nextLong(2 * usualMillis) * LANES + moments.size(), build);
    }
    long begin = System.nanoTime();
    int killed = 0;
    for (Map.Entry<Long, Process> moment : moments.entrySet()) {
      long left =
          moment.getKey() / LANES - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      boolean ended = moment.getValue().waitFor(Math.max(0, left), TimeUnit.MILLISECONDS);
      if (!ended && kill(moment.getValue())) {
        killed++;
      }
    }
    for (Process build : builds) {
      assertTrue(build.waitFor(1, TimeUnit.MINUTES));
    }
    return killed;
  }

  private static boolean kill(Process build) throws Exception {
    List<ProcessHandle> all = new ArrayList<>(build.descendants().toList());
    all.add(0, build.toHandle());
    boolean killed = build.isAlive();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      process.onExit().get(60, TimeUnit.SECONDS);
    }
    return killed;
  }

  /** Builds in all lanes at the same time; each must end well and leave what plain Maven does. */
  private void build(List<Lane> lanes, String when) throws Exception {
    List<Process> builds = new ArrayList<>();
    for (Lane lane : lanes) {
      builds.add(lane.start());
    }
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      try {
        assertTrue(builds.get(i).waitFor(LIMIT_MINUTES, TimeUnit.MINUTES), when + " hangs");
      } finally {
        kill(builds.get(i));
      }
      String told = when + ", " + lane.checkout.dir() + "\n";
      assertEquals(0, builds.get(i).exitValue(), () -> told + Trees.read(lane.console()));
      try {
        TreeComparison.assertSame(
            expected.get(lane.goals + " " + lane.variant), outputs(lane.checkout));
      } catch (AssertionError e) {
        throw new AssertionError(told + e.getMessage() + "\n" + Trees.read(lane.console()), e);
      }
    }
  }

  /** No entry is bad, no lock is held, no file that was being written is left for ever. */
  private void nothingIsLeft(List<Lane> lanes) throws Exception {
    Checkout any = lanes.get(0).checkout;
    any.maven("aria:cache", "-Daria.cache.do=verify").ok().says("everything is as it was stored");
    any.maven("aria:cache").ok().says("in use      by no other build");
    FileTime longAgo = FileTime.from(Instant.now().minusSeconds(7200));
    for (Path path : Trees.walk(any.cache())) {
      Files.setLastModifiedTime(path, longAgo);
    }
    any.maven("aria:cache", "-Daria.cache.do=gc").ok();
    List<String> left = new ArrayList<>();
    for (Path path : Trees.walk(any.cache())) {
      String name = path.getFileName().toString();
      if (name.matches(".*\\.(tmp|part|running|lock)")) {
        left.add(path.toString());
      }
    }
    for (Lane lane : lanes) {
      for (Path path : Trees.walk(lane.checkout.dir())) {
        if (path.toString().contains("/target/aria/")
            && !path.endsWith("build.json")
            && !path.endsWith("surefire")) {
          left.add(path.toString());
        }
      }
      for (Path path : Trees.walk(lane.temporary)) {
        if (path.getFileName().toString().startsWith("aria")) {
          left.add(path.toString());
        }
      }
    }
    assertEquals(List.of(), left);
    for (Lane lane : lanes) {
      lane.checkout.maven(lane.goals.toArray(String[]::new)).ok().nothingElse();
    }
  }
}
