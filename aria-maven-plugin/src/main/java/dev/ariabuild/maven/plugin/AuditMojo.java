package dev.ariabuild.maven.plugin;

import dev.ariabuild.maven.plugin.audit.AuditGoals;
import dev.ariabuild.maven.plugin.audit.WorkTreeAudit;
import dev.ariabuild.maven.plugin.host.Host;
import java.io.IOException;
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
public final class AuditMojo extends Goal {
  /**
   * Phases to build, with commas; otherwise those of the last build. Nothing is cleaned, installed
   * or deployed: those phases end with verify.
   */
  @Parameter(property = "aria.audit.goals")
  private @Nullable String goals;

  /** Keeps the copies of the work tree. */
  @Parameter(property = "aria.audit.keep", defaultValue = "false")
  private boolean keep;

  AuditMojo() {}

  @Override
  void run()
      throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
    Host host = host();
    if (host.extension().isEmpty()) {
      throw new MojoFailureException(
          "nothing to audit: without the extension every goal runs; add"
              + " dev.ariabuild:aria-maven-extension to .mvn/extensions.xml");
    }
    new WorkTreeAudit(host).run(AuditGoals.choose(goals, host.start()), keep);
  }

  @Override
  String undone() {
    return "the audit could not be finished";
  }
}
