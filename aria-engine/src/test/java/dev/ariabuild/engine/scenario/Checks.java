package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.ActionResultCodec;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.Outcome;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * What must hold after every build that did not fail: a rerun executes nothing; outputs and project
 * are those of a clean build in another directory without any cache; and whether or not it failed,
 * every digest that a result of this build refers to is in the store and hashes to its name.
 */
public final class Checks {
  private final Reactor reactor;
  private final Path cleanDir;
  private final Set<String> restless = new HashSet<>();
  private Predicate<String> compared = Reactor::isOutput;
  private int cleanBuilds;

  Checks(Reactor reactor, Path cleanDir) {
    this.reactor = reactor;
    this.cleanDir = cleanDir;
  }

  /** These may run or be restored again although nothing changed. */
  public void mayRunAgain(String... labels) {
    restless.addAll(List.of(labels));
  }

  /** This path is not compared with a clean build. */
  public void mayDiffer(String path) {
    Predicate<String> before = compared;
    compared = name -> before.test(name) && !name.equals(path) && !name.startsWith(path + "/");
  }

  void after(Built built) throws IOException {
    storeIsWhole(built);
    if (built.failure() == null) {
      outputsAreThoseOfACleanBuild(built);
      aRerunExecutesNothing(built);
    }
  }

  private void aRerunExecutesNothing(Built built) throws IOException {
    if (!reactor.reads() || !reactor.writes()) {
      return;
    }
    SortedMap<String, String> before = Trees.read(reactor.work(), Reactor::isOutput);
    Built again = reactor.buildUnchecked();
    for (Map.Entry<String, ActionFinished> entry : again.actions().entrySet()) {
      Outcome outcome = entry.getValue().outcome();
      boolean quiet =
          outcome == Outcome.UP_TO_DATE
              || outcome == Outcome.BYPASSED
              || outcome == Outcome.SKIPPED
              || restless.contains(entry.getKey());
      if (!quiet || entry.getValue().cutoff()) {
        throw new AssertionError("a rerun is not quiet:\n" + again + "after:\n" + built);
      }
    }
    compare("a rerun changed outputs", Trees.read(reactor.work(), Reactor::isOutput), before);
    if (!again.projects().equals(built.projects())) {
      throw new AssertionError(
          "a rerun leaves another project: " + again.projects() + " not " + built.projects());
    }
  }

  private void outputsAreThoseOfACleanBuild(Built built) throws IOException {
    Path clean = cleanDir.resolve(Integer.toString(++cleanBuilds)).resolve("work");
    Built cleanly = reactor.buildClean(clean);
    if (cleanly.failure() != null) {
      throw new AssertionError("a clean build fails:\n" + cleanly + "but not:\n" + built);
    }
    compare(
        "outputs are not those of a clean build",
        Trees.read(reactor.work(), compared),
        Trees.read(clean, compared));
    if (!cleanly.projects().equals(built.projects())) {
      throw new AssertionError(
          "the project is not that of a clean build: "
              + built.projects()
              + " not "
              + cleanly.projects());
    }
    Trees.delete(cleanDir);
  }

  private static void compare(
      String what, SortedMap<String, String> is, SortedMap<String, String> clean) {
    String differences = Trees.differences(is, clean);
    if (!differences.isEmpty()) {
      throw new AssertionError(what + ":\n" + differences);
    }
  }

  private void storeIsWhole(Built built) throws IOException {
    FakeDiskLayer disk = reactor.disk();
    for (ActionFinished action : built.actions().values()) {
      boolean used = action.outcome() == Outcome.EXECUTED || action.outcome() == Outcome.RESTORED;
      String key = action.key();
      if (!used || key == null) {
        continue;
      }
      Digest digest = Digest.fromHex(key.substring(key.lastIndexOf('-') + 1));
      Path file = disk.result(new ActionKey(digest));
      if (!Files.exists(file)) {
        continue;
      }
      ActionResult result;
      try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
        result = ActionResultCodec.read(in);
      }
      if (result.bundle().isPresent()) {
        isWhole(disk, result.bundle().get());
      }
      for (int i = 0; i < result.outputs().size(); i++) {
        OutputEntry output = result.outputs().get(i);
        boolean apart = !result.bundled().get(i);
        if (apart && output.kind() != OutputEntry.Kind.EMPTY_DIRECTORY) {
          isWhole(disk, output.digest());
        }
      }
    }
  }

  private static void isWhole(FakeDiskLayer disk, Digest digest) throws IOException {
    Path blob = disk.blob(digest);
    if (!Files.exists(blob) || !Digest.of(Files.readAllBytes(blob)).equals(digest)) {
      throw new AssertionError("the store refers to a blob that is not whole: " + digest.hex());
    }
  }
}
