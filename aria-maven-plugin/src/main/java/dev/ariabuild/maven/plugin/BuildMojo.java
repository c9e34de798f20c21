package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Jdks;
import dev.ariabuild.maven.plugin.host.Modules;
import dev.ariabuild.maven.plugin.image.Images;
import dev.ariabuild.maven.plugin.image.ModuleImage;
import dev.ariabuild.maven.plugin.image.Timestamp;
import dev.ariabuild.maven.plugin.image.Wishes;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Packages all modules and makes the images of those with a main class. With the core extension,
 * {@code aria:build} is the phase {@code package} with {@code aria:image} in every module; this
 * goal is what happens without it.
 */
@Mojo(name = "build", aggregator = true, threadSafe = true)
@Execute(phase = LifecyclePhase.PACKAGE)
public final class BuildMojo extends ProfileGoal {
  private final MavenProjectHelper helper;
  private final ToolchainManager toolchains;
  private final BuildPluginManager plugins;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  /** Measures the start-up time of the image and of plain java, if training is declared. */
  @Parameter(property = "aria.measure", defaultValue = "true")
  private boolean measure;

  /** The one time of all published files, for reproducible archives. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  @Inject
  BuildMojo(MavenProjectHelper helper, ToolchainManager toolchains, BuildPluginManager plugins) {
    this.helper = helper;
    this.toolchains = toolchains;
    this.plugins = plugins;
  }

  @Override
  void run()
      throws InterruptedException, AotException, MojoExecutionException, MojoFailureException {
    Settings settings = settings();
    host().greet(settings);
    ModuleImage images = new ModuleImage(host(), settings, plugins, Optional.of(helper));
    Path home = Jdks.choose(jdk, toolchains, session());
    Instant timestamp = Timestamp.of(outputTimestamp);
    for (MavenProject project : session().getProjects()) {
      getLog().info(Modules.label(project));
      // the forked lifecycle worked on a copy, which knows the jar and the resolved dependencies
      @Nullable MavenProject forked = project.getExecutionProject();
      Path output = Images.folder(project);
      images.make(forked == null ? project : forked, Wishes.none(home, output, timestamp, measure));
    }
  }
}
