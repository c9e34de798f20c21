package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Settings;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal for which a profile can be chosen. */
abstract class ProfileGoal extends Goal {
  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  ProfileGoal() {}

  /** What is set for this build, with that profile. */
  final Settings settings() throws MojoExecutionException {
    return host().settings(profile);
  }
}
