package dev.ariabuild.maven.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Proves what was not executed: builds the work tree as always, builds a copy of it in which every
 * goal is executed, and tells each difference. Fails if a goal that was reused left something else
 * than an execution does.
 */
@Mojo(name = "audit", aggregator = true, threadSafe = true)
public final class AuditMojo extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Phases to build, with commas; otherwise those of the last build. Nothing is cleaned, installed
   * or deployed: those phases end with verify.
   */
  @Parameter(property = "aria.audit.goals")
  private @Nullable String goals;

  /** Keeps the copies of the work tree. */
  @Parameter(property = "aria.audit.keep", defaultValue = "false")
  private boolean keep;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  AuditMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Host host = new Host(session, getLog());
    if (host.extension().isEmpty()) {
      throw new MojoFailureException(
          "nothing to audit: without the extension every goal runs; add"
              + " dev.ariabuild:aria-maven-extension to .mvn/extensions.xml");
    }
    Path here = Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    List<String> phases = AuditGoals.choose(goals, here);
    try {
      Scratch scratch = Scratch.create();
      try {
        new WorkTreeAudit(session, host, getLog(), scratch).run(here, phases);
      } finally {
        if (keep) {
          getLog().info("copies and what their builds printed are kept in " + scratch.dir());
        } else {
          Scratch.delete(scratch.dir());
        }
      }
    } catch (IOException e) {
      throw new MojoExecutionException("the audit could not be finished: " + e, e);
    }
  }
}
