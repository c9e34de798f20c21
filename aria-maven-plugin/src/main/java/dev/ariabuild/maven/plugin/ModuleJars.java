package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.image.JarFolder;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** The jars that a module would publish, as the profile strips them. */
final class ModuleJars {
  private final Host host;
  private final Settings settings;
  private final MavenProjectHelper helper;
  private final Log log;

  ModuleJars(Host host, Settings settings, MavenProjectHelper helper, Log log) {
    this.host = host;
    this.settings = settings;
    this.helper = helper;
    this.log = log;
  }

  /**
   * The jars of a module whose own jar is there.
   *
   * @param launcherName null: as the profile says, else the artifactId
   * @param output folder above the profile's
   */
  JarFolder of(MavenProject project, @Nullable String launcherName, Path output, Instant timestamp)
      throws MojoFailureException {
    host.greet(settings);
    Profile profile =
        settings.profile().forPackage(project.getGroupId() + ":" + project.getArtifactId());
    return new JarFolder(
        Optional.ofNullable(launcherName).or(profile::launcherName).orElse(project.getArtifactId()),
        project.getVersion(),
        new ModuleImage(host, settings, helper, log).jars(project),
        output.resolve(profile.name()),
        settings.cacheDir(host.root()),
        timestamp);
  }
}
