package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
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
public final class BuildMojo extends AbstractMojo {
  private final MavenProjectHelper helper;
  private final ToolchainManager toolchains;
  private final BuildPluginManager plugins;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

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
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  BuildMojo(MavenProjectHelper helper, ToolchainManager toolchains, BuildPluginManager plugins) {
    this.plugins = plugins;
    this.helper = helper;
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Host host = new Host(session, getLog());
    Settings settings = host.settings(profile);
    host.greet(settings);
    ModuleImage images = new ModuleImage(host, settings, helper, plugins, getLog());
    Path home = Jdks.choose(jdk, toolchains, session);
    for (MavenProject project : session.getProjects()) {
      getLog().info(project.getGroupId() + ":" + project.getArtifactId());
      // the forked lifecycle worked on a copy, which knows the jar and the resolved dependencies
      MavenProject forked = project.getExecutionProject();
      images.make(
          forked == null ? project : forked,
          new ModuleImage.Wishes(
              null,
              null,
              List.of(),
              home,
              Path.of(project.getBuild().getDirectory(), "aria"),
              Timestamp.of(outputTimestamp, System.getenv("SOURCE_DATE_EPOCH")),
              measure,
              false));
    }
  }
}
