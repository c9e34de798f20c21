package dev.ariabuild.maven.plugin;

import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.watch.ExclusiveAccess;
import dev.ariabuild.maven.plugin.watch.Watch;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.artifact.ProjectArtifactsCache;
import org.codehaus.plexus.PlexusContainer;
import org.jspecify.annotations.Nullable;

/**
 * Builds, and builds again whenever a file is saved, until the process is ended. With the core
 * extension, the classes of a changed source are written before Maven builds.
 */
@Mojo(name = "watch", aggregator = true, threadSafe = true)
public final class WatchMojo extends Goal {
  private final Maven maven;
  private final PlexusContainer container;
  private final ProjectArtifactsCache resolved;

  /** Phases and goals to build, with commas or spaces between them. */
  @Parameter(property = "aria.watch.goals", defaultValue = "test-compile")
  private String goals;

  /** A command of the shell, run after each good build that changed something. */
  @Parameter(property = "aria.watch.command")
  private @Nullable String command;

  /** A file to which events are added, one JSON object a line; - is standard output. */
  @Parameter(property = "aria.watch.events")
  private @Nullable String events;

  /** Set by Aria itself, in a process that goes on where another one could not. */
  @Parameter(property = "aria.watch.restart")
  private @Nullable String restart;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  WatchMojo(Maven maven, PlexusContainer container, ProjectArtifactsCache resolved) {
    this.maven = maven;
    this.container = container;
    this.resolved = resolved;
  }

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    List<String> chosen = List.of(goals.strip().split("[,\\s]+"));
    if (chosen.stream().anyMatch(goal -> goal.isBlank() || goal.endsWith(":watch"))) {
      throw new MojoFailureException(
          "aria.watch.goals: '" + goals + "' is nothing to build; give phases, such as test");
    }
    if (session().getGoals().size() > 1) {
      throw new MojoFailureException(
          "aria:watch stands alone: say -Daria.watch.goals=... instead of " + session().getGoals());
    }
    Host host = host();
    host.greet(host.settings(null));
    ExclusiveAccess left = exclusiveAccess();
    try {
      int exit =
          new Watch(maven, container.getContainerRealm(), resolved, session(), getLog())
              .run(host.root(), chosen, command, events, restart, Host.ownVersion());
      if (exit != 0) {
        throw new MojoFailureException("Maven was started again and ended with " + exit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      left.close();
    }
  }

  private ExclusiveAccess exclusiveAccess() throws MojoFailureException {
    try {
      return session().getRequest().getDegreeOfConcurrency() > 1
          ? ExclusiveAccess.leave(container)
          : ExclusiveAccess.none();
    } catch (IllegalStateException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  @Override
  String undone() {
    return "cannot watch " + host().root();
  }
}
