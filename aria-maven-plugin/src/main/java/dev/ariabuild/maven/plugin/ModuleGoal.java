package dev.ariabuild.maven.plugin;

import dev.ariabuild.maven.plugin.image.Timestamp;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A goal that makes something to publish of one module. */
abstract class ModuleGoal extends ProfileGoal {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** Name of the launcher; otherwise aria.toml or the artifactId. */
  @Parameter(property = "aria.launcher-name")
  private @Nullable String launcherName;

  /** The one time of all published files, for reproducible archives. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  /** Folder of the results; each profile has its own below it. */
  @Parameter(defaultValue = "${project.build.directory}/aria", required = true)
  private File outputDirectory;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  ModuleGoal() {}

  final MavenProject project() {
    return project;
  }

  final @Nullable String launcherName() {
    return launcherName;
  }

  final Instant timestamp() throws MojoExecutionException {
    return Timestamp.of(outputTimestamp);
  }

  final Path output() {
    return outputDirectory.toPath();
  }
}
