package dev.ariabuild.maven.plugin.watch;

import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.BuildRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The session: wait for changes, let the core extension write the classes of changed sources at
 * once, let Maven build, tell, run the command. One thread does all of that; a build is never cut
 * off, so that what stands in the tree is what a build leaves.
 */
final class WatchLoop {
  /** How a session ended: by a signal, or to be gone on with by another process. */
  enum End {
    STOPPED,
    RESTART
  }

  private final Path root;
  private final MavenExecutionRequest request;
  private final Builds builds;
  private final Changes changes;
  private final Report report;
  private final Optional<Command> command;
  private final Log log;
  private final OwnChanges own = new OwnChanges();
  private final Needless needless;
  private final Set<Path> toldOwn = new HashSet<>();
  private final Set<Path> buildDirs;
  private @Nullable Reactor reactor;

  /**
   * A session.
   *
   * @param all modules of the reactor, also those that were not chosen
   */
  WatchLoop(
      Path root,
      MavenExecutionRequest request,
      Collection<MavenProject> all,
      Builds builds,
      Changes changes,
      Report report,
      Optional<Command> command,
      Log log) {
    this.root = root;
    this.request = request;
    this.buildDirs = Reactor.buildDirs(all);
    this.builds = builds;
    this.changes = changes;
    this.report = report;
    this.needless = new Needless(report);
    changes.putsOff(needless::left);
    this.command = command;
    this.log = log;
  }

  /**
   * Watches until it is stopped. Leaves the changes open.
   *
   * @param projects as they were read at the start
   * @throws IOException if files cannot be watched
   */
  End run(List<MavenProject> projects) throws IOException, InterruptedException {
    try {
      watch(projects);
      boolean restart = build("it begins", Set.of(), false) == End.RESTART;
      while (!restart && !changes.isStopping()) {
        if (changes.awaitBrief()) {
          restart = react() == End.RESTART;
        }
      }
      return restart ? End.RESTART : End.STOPPED;
    } finally {
      command.ifPresent(Command::close);
      builds.close();
    }
  }

  private void watch(List<MavenProject> projects) throws IOException {
    Reactor next = Reactor.of(root, request, projects, buildDirs);
    changes.watch(next.watched(), next.files());
    reactor = next;
  }

  /** Watches what it watched last, again. */
  void watch() throws IOException {
    Reactor last = Objects.requireNonNull(reactor);
    changes.watch(last.watched(), last.files());
  }

  private Reaction reaction(Set<Path> paths) {
    return Reaction.to(paths, root, Objects.requireNonNull(reactor).start());
  }

  private End react() throws IOException, InterruptedException {
    Set<Path> batch = new LinkedHashSet<>();
    boolean compiled = false;
    while (true) {
      EarlyStart early = new EarlyStart(changes, builds::quick, this::mayBeQuick);
      Set<Path> more = early.batch();
      Optional<String> lost = changes.lost();
      if (more.isEmpty() && lost.isEmpty()) {
        return batch.isEmpty() ? End.STOPPED : build(report.cause(batch), batch, compiled);
      }
      if (lost.isEmpty() && batch.isEmpty() && isNeedless(more)) {
        return End.STOPPED;
      }
      batch.addAll(more);
      Reaction reaction = lost.isPresent() ? new Reaction.Build(lost.get()) : reaction(more);
      report.begin();
      report.changed(more);
      report.quick(early.answer());
      builds.settle(); // people need not wait for that
      compiled |= !QuickAnswer.strings(early.answer(), "compiled").isEmpty();
      if (reaction instanceof Reaction.Restart restart) {
        report.restarting(restart.cause());
        return End.RESTART;
      }
      if (reaction instanceof Reaction.Build build) {
        return build(build.cause(), batch, compiled);
      }
      // somebody who saves several files one after the other waits for none of them
      if (!changes.goOn()) {
        return build(report.cause(batch), batch, compiled);
      }
      changes.awaitBrief();
    }
  }

  /** Whether a build for these is put off. */
  private boolean isNeedless(Set<Path> paths) {
    needless.saw(paths);
    long nanos = needless.left(paths);
    changes.putOff(nanos == 0 ? Set.of() : paths, nanos);
    return nanos > 0;
  }

  private boolean mayBeQuick(Set<Path> paths) {
    return !paths.isEmpty()
        && paths.size() <= Gathering.FEW
        && reaction(paths) instanceof Reaction.Sources;
  }

  private End build(String why, Set<Path> batch, boolean compiled)
      throws IOException, InterruptedException {
    boolean forOwn = !batch.isEmpty() && own.areOwn(batch);
    while (true) {
      Set<Path> during = buildOnce(why, batch, compiled);
      Set<Path> itself = own.after(during, forOwn);
      if (toldOwn.addAll(itself)) {
        report.notice(
            "each build changes " + report.names(itself) + "; builds for that alone are put off");
      }
      changes.putOff(itself, own.patienceNanos());
      during.removeAll(itself);
      if (changes.isStopping() || during.isEmpty()) {
        return End.STOPPED;
      }
      if (reaction(during) instanceof Reaction.Restart restart) {
        changes.putBack(during);
        log.debug(restart.cause());
        return End.STOPPED; // told when it is reacted to
      }
      report.begin();
      why = report.cause(during) + " while it was built";
      batch = during;
      forOwn = true;
      compiled = false;
    }
  }

  /** Builds; returns what changed meanwhile. */
  private Set<Path> buildOnce(String why, Set<Path> batch, boolean compiled)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    report.building(why);
    changes.areRead();
    String before = recordState();
    Builds.Ended ended = builds.build();
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (!ended.projects().isEmpty()) {
      watch(ended.projects());
    }
    Optional<BuildRecord> record =
        recordState().equals(before)
            ? Optional.empty()
            : BuildJson.read(BuildJson.fileIn(Path.of(request.getBaseDirectory())));
    report.built(ended, record, millis, why);
    if (ended.success()) {
      boolean did = compiled || record.map(QuickAnswer::didSomething).orElse(true);
      needless.built(batch, Objects.requireNonNull(reactor), did);
      run(did);
    }
    report.idle(ended.success());
    return changes.meanwhile();
  }

  private String recordState() throws IOException {
    Path file = BuildJson.fileIn(Path.of(request.getBaseDirectory()));
    return Files.exists(file) ? Files.getLastModifiedTime(file).toString() : "";
  }

  private void run(boolean changed) {
    if (command.isEmpty() || changes.isStopping() || (!changed && command.get().isRunning())) {
      return;
    }
    if (!changed && !report.isFirst()) {
      return;
    }
    try {
      command.get().start();
      needless.started();
    } catch (IOException e) {
      log.error("aria: the command could not be started: " + e.getMessage());
    }
  }
}
