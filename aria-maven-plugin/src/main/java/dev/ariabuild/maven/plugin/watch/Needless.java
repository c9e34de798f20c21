package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Keeps builds from running over and over for what a program writes into the work tree. Sources,
 * resources, poms and settings of Aria are always built at once, but resources that the command
 * itself seems to write. Not thread-safe.
 */
final class Needless {
  private final UnusedFiles unused = new UnusedFiles();
  private final CommandWrites written = new CommandWrites();
  private final Report report;

  /** Tells what it puts off. */
  Needless(Report report) {
    this.report = report;
  }

  /** The command was started. */
  void started() {
    written.started(System.nanoTime());
  }

  /** A batch is over. */
  void saw(Collection<Path> batch) {
    if (!batch.isEmpty()
        && batch.stream().noneMatch(Needless::isSourceOrPom)
        && written.saw(batch, System.nanoTime())) {
      report.notice(
          "each start of the command is followed by a change of "
              + report.names(batch)
              + ", which is built from; builds for that alone are put off. Let the command write"
              + " below target/, or elsewhere");
    }
  }

  /**
   * A good build for a batch ended.
   *
   * @param did whether a goal ran
   */
  void built(Collection<Path> batch, Reactor reactor, boolean did) {
    List<Path> may = batch.stream().filter(path -> mayBeUnused(path, reactor.sources())).toList();
    if (!batch.isEmpty()
        && may.size() == batch.size()
        && unused.after(may, reactor.modules(), did, System.nanoTime())) {
      report.notice(
          "nothing is built from "
              + report.names(batch)
              + "; further builds for that alone are put off");
    }
  }

  private static boolean mayBeUnused(Path path, Set<Path> sources) {
    return !isSourceOrPom(path) && sources.stream().noneMatch(path::startsWith);
  }

  private static boolean isSourceOrPom(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".java") || name.equals("pom.xml") || name.equals("aria.toml");
  }

  /** How long a build for this alone is put off, in nanoseconds; 0 if it is not. */
  long left(Path path) {
    long now = System.nanoTime();
    return Math.max(unused.left(path, now), written.left(path, now));
  }

  /** The longest that a build for these is put off; 0 if one of them is not. */
  long left(Collection<Path> batch) {
    return batch.stream().mapToLong(this::left).anyMatch(nanos -> nanos == 0)
        ? 0
        : batch.stream().mapToLong(this::left).max().orElse(0);
  }
}
