package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Profiles;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the profiles, and every value of the chosen one with its source. */
@Mojo(name = "profiles", aggregator = true, requiresProject = false, threadSafe = true)
public final class ProfilesMojo extends ProfileGoal {
  ProfilesMojo() {}

  @Override
  void run() throws MojoExecutionException {
    Profiles.text(settings()).lines().forEach(getLog()::info);
  }
}
