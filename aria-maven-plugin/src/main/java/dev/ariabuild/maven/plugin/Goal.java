package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.cache.folder.IoErrors;
import dev.ariabuild.maven.plugin.host.Host;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What goals have in common: the session, the one skip, and how an error becomes Maven's. */
abstract class Goal extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  Goal() {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    try {
      run();
    } catch (AotException e) {
      throw new MojoFailureException(e.text(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(undone() + ": " + IoErrors.describe(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  /** Does what the goal is for. */
  abstract void run()
      throws IOException,
          InterruptedException,
          AotException,
          MojoExecutionException,
          MojoFailureException;

  /** What is left undone if a file cannot be read or written: how the message begins. */
  String undone() {
    return "the goal could not be finished";
  }

  final MavenSession session() {
    return session;
  }

  final Host host() {
    return new Host(session, getLog());
  }
}
