package dev.ariabuild.maven.plugin.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.Maven;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.artifact.ProjectArtifactsCache;
import org.jspecify.annotations.Nullable;

/** The way in: a session with all that it needs, from start to end. */
public final class Watch {
  private static final long PATIENCE_SECONDS = 600;

  private final Maven maven;
  private final ClassLoader realm;
  private final ProjectArtifactsCache resolved;
  private final MavenSession session;
  private final Log log;

  /** For one session of Maven, which stays open for as long as it is watched. */
  public Watch(
      Maven maven,
      ClassLoader realm,
      ProjectArtifactsCache resolved,
      MavenSession session,
      Log log) {
    this.maven = maven;
    this.realm = realm;
    this.resolved = resolved;
    this.session = session;
    this.log = log;
  }

  /**
   * Watches until the process is told to end.
   *
   * @param root of the reactor
   * @param command of the shell; null if there is none
   * @param eventsTo where events go; null is nowhere
   * @param restart the file in which to ask for another process; null if nobody waits for that
   * @param version of Aria
   * @return the exit code of what went on in its place; 0 otherwise
   * @throws IOException if files cannot be watched or events cannot be written
   */
  public int run(
      Path root,
      List<String> goals,
      @Nullable String command,
      @Nullable String eventsTo,
      @Nullable String restart,
      String version)
      throws IOException, InterruptedException {
    MavenExecutionRequest request = session.getRequest();
    Path folder = Path.of(request.getBaseDirectory()).toAbsolutePath().normalize();
    Successors.Asked asked = Successors.Asked.in(restart);
    try (WatchEvents events = WatchEvents.to(eventsTo, folder);
        Changes changes = new Changes()) {
      asked.begun();
      events.tell(
          "started",
          json -> {
            json.name("schema").value(WatchEvents.SCHEMA).name("aria").value(version);
            json.name("root").value(root.toString());
            WatchEvents.strings(json, "goals", goals);
          });
      Report report = new Report(root, events, log);
      WatchLoop loop =
          new WatchLoop(
              root,
              request,
              session.getAllProjects(),
              new Builds(maven, realm, resolved, request, session.getProjects(), goals),
              changes,
              report,
              command == null || command.isBlank()
                  ? Optional.empty()
                  : Optional.of(new Command(command, folder, events, log)),
              log);
      CountDownLatch over = new CountDownLatch(1);
      Thread stop = new Thread(() -> stop(changes, over), "aria-watch-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      boolean told = false;
      try {
        if (loop.run(session.getProjects()) == WatchLoop.End.STOPPED) {
          return 0;
        }
        if (asked.again()) {
          return 0;
        }
        Successors successors = new Successors(loop, changes, report);
        try {
          return successors.untilTheEnd();
        } finally {
          told = successors.haveBegun();
        }
      } finally {
        if (!changes.isStopping()) {
          Runtime.getRuntime().removeShutdownHook(stop);
        } else if (!told) {
          report.stopped();
        }
        over.countDown();
      }
    }
  }

  /** The session ends when what is being done is done. */
  private static void stop(Changes changes, CountDownLatch over) {
    changes.stop();
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
