package dev.ariabuild.maven.plugin.watch;

import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.BuildRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
  private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
  private static final long PATIENCE_SECONDS = 600;

  /** What came in besides changed paths. */
  private sealed interface Signal {
    record Changed(Path path, boolean fresh) implements Signal {}

    record Lost(String why) implements Signal {}

    record Stop() implements Signal {}
  }

  /** How a session ended: by a signal, or to be gone on with by another process. */
  enum End {
    STOPPED,
    RESTART
  }

  /** Made beforehand: when the process ends, classes may not be loaded any more. */
  private static final Signal STOP = new Signal.Stop();

  private final Path root;
  private final MavenExecutionRequest request;
  private final Builds builds;
  private final Report report;
  private final Optional<Command> command;
  private final Log log;
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Gathering gathering = new Gathering();
  private final Polled polled = new Polled();
  private final OwnChanges own = new OwnChanges();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Set<Path> ignored = new HashSet<>();
  private @Nullable FileChanges changes;
  private @Nullable Reactor reactor;
  private @Nullable String lost;
  private volatile boolean stopping;

  WatchLoop(
      Path root,
      MavenExecutionRequest request,
      Builds builds,
      Report report,
      Optional<Command> command,
      Log log) {
    this.root = root;
    this.request = request;
    this.builds = builds;
    this.report = report;
    this.command = command;
    this.log = log;
  }

  /** Ends the session when what is being done is done, and waits for that. For other threads. */
  void stop() {
    stopping = true;
    signals.add(STOP);
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process is about to end. */
  boolean isStopping() {
    return stopping;
  }

  /**
   * Watches until it is stopped.
   *
   * @param projects as they were read at the start
   * @throws IOException if files cannot be watched
   */
  End run(List<MavenProject> projects) throws IOException, InterruptedException {
    try {
      watch(projects);
      boolean restart = build("it begins", false) == End.RESTART;
      while (!restart && !stopping) {
        if (await()) {
          restart = react() == End.RESTART;
        }
      }
      return restart ? End.RESTART : End.STOPPED;
    } finally {
      if (changes != null) {
        changes.close();
      }
      command.ifPresent(Command::close);
      builds.close();
      if (stopping) {
        report.stopped();
      }
      over.countDown();
    }
  }

  private void watch(List<MavenProject> projects) throws IOException {
    Reactor next = Reactor.of(root, request, projects);
    Reactor before = reactor;
    if (before == null || !before.watched().equals(next.watched())) {
      if (changes != null) {
        changes.close();
        lost = "there are other modules"; // and nobody watched while that was changed
      }
      changes =
          FileChanges.of(
              next.watched(),
              (path, fresh) -> signals.add(new Signal.Changed(path, fresh)),
              why -> signals.add(new Signal.Lost(why)));
    }
    polled.add(next.start().stream().filter(path -> !path.startsWith(root)).toList());
    polled.add(next.dependencies());
    reactor = next;
  }

  /** Waits until a batch is over; false if there is none because the session is to end. */
  private boolean await() throws InterruptedException {
    while (!stopping) {
      long left = gathering.nanosLeft(System.nanoTime());
      if (left == 0 || lost != null) {
        return true;
      }
      Signal signal = signals.poll(Math.min(left, POLL_NANOS), TimeUnit.NANOSECONDS);
      if (signal == null && left == Long.MAX_VALUE) {
        polled.changed().forEach(path -> gathering.saw(path, System.nanoTime()));
      }
      take(signal);
    }
    return false;
  }

  private void take(@Nullable Signal signal) {
    if (signal instanceof Signal.Changed changed && !ignored.contains(changed.path())) {
      gathering.saw(changed.path(), changed.fresh(), System.nanoTime());
    } else if (signal instanceof Signal.Lost dropped) {
      lost = dropped.why();
    }
  }

  private End react() throws IOException, InterruptedException {
    Set<Path> batch = new LinkedHashSet<>();
    boolean compiled = false;
    while (true) {
      Set<Path> more = gathering.take(Files::exists);
      if (more.isEmpty() && lost == null) {
        return batch.isEmpty() ? End.STOPPED : build(report.cause(batch), compiled);
      }
      batch.addAll(more);
      Reaction reaction =
          lost != null
              ? new Reaction.Build(lost)
              : Reaction.to(more, root, Objects.requireNonNull(reactor).start());
      lost = null;
      report.begin();
      report.changed(more);
      if (reaction instanceof Reaction.Restart restart) {
        report.restarting(restart.cause());
        return End.RESTART;
      }
      if (reaction instanceof Reaction.Build build) {
        return build(build.cause(), compiled);
      }
      compiled |= quick(((Reaction.Sources) reaction).paths());
      // somebody who saves several files one after the other waits for none of them
      Signal next = signals.poll(SETTLE_NANOS, TimeUnit.NANOSECONDS);
      take(next);
      if (gathering.isEmpty() || stopping) {
        return build(report.cause(batch), compiled);
      }
      await();
    }
  }

  /** Whether classes were written. */
  private boolean quick(Set<Path> paths) {
    if (paths.size() > Gathering.FEW) {
      return false;
    }
    Map<String, Object> answer = builds.quick(paths);
    report.quick(answer);
    builds.settle(); // people need not wait for that
    return !QuickAnswer.strings(answer, "compiled").isEmpty();
  }

  private End build(String why, boolean compiled) throws IOException, InterruptedException {
    boolean forOwn = false;
    while (true) {
      Set<Path> during = buildOnce(why, compiled);
      Set<Path> itself = own.after(during, forOwn);
      if (ignored.addAll(itself)) {
        report.ignores(itself);
      }
      during.removeAll(ignored);
      if (stopping || during.isEmpty()) {
        return End.STOPPED;
      }
      Reaction reaction = Reaction.to(during, root, Objects.requireNonNull(reactor).start());
      if (reaction instanceof Reaction.Restart restart) {
        gathering.putBack(during, System.nanoTime());
        log.debug(restart.cause());
        return End.STOPPED; // told when it is reacted to
      }
      report.begin();
      why = report.cause(during) + " while it was built";
      forOwn = true;
      compiled = false;
    }
  }

  /** Builds; returns what changed meanwhile. */
  private Set<Path> buildOnce(String why, boolean compiled)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    report.building(why);
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
      run(compiled || record.map(QuickAnswer::didSomething).orElse(true));
    }
    report.idle(ended.success());
    Gathering meanwhile = new Gathering();
    List<Signal> waiting = new ArrayList<>();
    signals.drainTo(waiting);
    for (Signal signal : waiting) {
      if (signal instanceof Signal.Changed changed) {
        meanwhile.saw(changed.path(), changed.fresh(), 0);
      } else {
        take(signal);
      }
    }
    return meanwhile.take(Files::exists);
  }

  private String recordState() throws IOException {
    Path file = BuildJson.fileIn(Path.of(request.getBaseDirectory()));
    return Files.exists(file) ? Files.getLastModifiedTime(file).toString() : "";
  }

  private void run(boolean changed) {
    if (command.isEmpty() || stopping || (!changed && command.get().isRunning())) {
      return;
    }
    if (!changed && !report.isFirst()) {
      return;
    }
    try {
      command.get().start();
    } catch (IOException e) {
      log.error("aria: the command could not be started: " + e.getMessage());
    }
  }
}
