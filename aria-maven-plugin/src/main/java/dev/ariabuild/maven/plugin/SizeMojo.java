package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Jdks;
import dev.ariabuild.maven.plugin.image.Images;
import dev.ariabuild.maven.plugin.size.ModuleSizes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Measures the images that were built: by module, dependency, package and section; against a
 * committed baseline and the profile's {@code size.budget}, which fails the build. Writes a page
 * with a treemap, {@code size.html}, beside each image.
 */
@Mojo(name = "size", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class SizeMojo extends Goal {
  private final ToolchainManager toolchains;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** The Aria profile; if none is chosen, every image that was built is measured. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  /** Home of the JDK that ships; its jimage lists the runtime. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  /** File with committed sizes. */
  @Parameter(
      property = "aria.size.baseline",
      defaultValue = "${project.basedir}/aria-size.json",
      required = true)
  private File baseline;

  /** Writes the sizes into the baseline. */
  @Parameter(property = "aria.size.update", defaultValue = "false")
  private boolean update;

  /**
   * How much image and archive may grow above the baseline, such as 2% or 100KB; the build fails
   * beyond it. Not set: growth is told and fails nothing.
   */
  @Parameter(property = "aria.size.tolerance")
  private @Nullable String tolerance;

  /** Folder of the results; each profile has its own below it. */
  @Parameter(defaultValue = "${project.build.directory}/aria", required = true)
  private File outputDirectory;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  SizeMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  void run()
      throws IOException,
          InterruptedException,
          AotException,
          MojoExecutionException,
          MojoFailureException {
    Settings settings = host().settings(profile);
    boolean chosen = settings.chosenBy().user();
    Path output = outputDirectory.toPath();
    String name = settings.profile().name();
    List<Path> images = Images.of(output, name, chosen);
    if (images.isEmpty()) {
      getLog().info(Images.none(output, name, chosen));
      return;
    }
    Jdk home = Jdk.at(Jdks.choose(jdk, toolchains, session()));
    ModuleSizes sizes =
        new ModuleSizes(
            host(),
            settings,
            project,
            new ModuleSizes.Committed(baseline.toPath(), update, tolerance));
    for (Path image : images) {
      sizes.measure(image, home);
      for (Path other : Images.in(image)) { // for other platforms
        sizes.measure(other, home);
      }
    }
  }

  @Override
  String undone() {
    return "sizes cannot be read or written";
  }
}
