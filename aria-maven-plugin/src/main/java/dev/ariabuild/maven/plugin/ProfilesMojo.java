package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Profiles;
import dev.ariabuild.engine.config.Settings;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the profiles, and every value of the chosen one with its source. */
@Mojo(name = "profiles", aggregator = true, requiresProject = false, threadSafe = true)
public final class ProfilesMojo extends AbstractMojo {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  ProfilesMojo() {}

  @Override
  public void execute() throws MojoExecutionException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Settings settings = new Host(session, getLog()).settings(profile);
    Profiles.text(settings).lines().forEach(getLog()::info);
  }
}
