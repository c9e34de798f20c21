package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.image.JarFolder;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The jars that a module would publish, as the profile strips them. */
final class ModuleJars {
  private final Host host;
  private final Settings settings;

  ModuleJars(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
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
        ModuleImage.jars(settings, project, ModuleImage.ownJar(project), new TreeMap<>()),
        output.resolve(profile.name()),
        settings.cacheDir(host.root()),
        timestamp);
  }
}
