package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.image.JarFolder;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.host.Modules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The jars that a module would publish, as the profile strips them. */
public final class ModuleJars {
  private final Host host;
  private final Settings settings;

  /** Those that these settings ask for. */
  public ModuleJars(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
  }

  /**
   * The jars of a module; none, and one line that says why, if it makes no jar.
   *
   * @param launcherName null: as the profile says, else the artifactId
   * @param output folder above the profile's
   * @throws MojoFailureException if it has no jar yet
   */
  public Optional<JarFolder> of(
      MavenProject project, @Nullable String launcherName, Path output, Instant timestamp)
      throws MojoFailureException {
    if (!project.getPackaging().equals("jar")) {
      host.log().info("nothing to do: the packaging is " + project.getPackaging() + ", not jar");
      return Optional.empty();
    }
    host.greet(settings);
    Profile profile = settings.profile().forPackage(Modules.label(project));
    return Optional.of(
        new JarFolder(
            Optional.ofNullable(launcherName)
                .or(profile::launcherName)
                .orElse(project.getArtifactId()),
            project.getVersion(),
            ModuleClassPath.of(project, settings).sources(),
            output.resolve(profile.name()),
            settings.cacheDir(host.root()),
            timestamp));
  }
}
