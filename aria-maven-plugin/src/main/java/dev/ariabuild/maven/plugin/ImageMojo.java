package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Settings;
import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes an image of a jar module with a main class: launcher, jars, runtime, start-up cache,
 * archive and manifest in {@code target/aria/PROFILE}. Modules without a main class are left alone;
 * to ask for one of such a module alone is an error.
 */
@Mojo(
    name = "image",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class ImageMojo extends AbstractMojo {
  private final MavenProjectHelper helper;
  private final ToolchainManager toolchains;
  private final BuildPluginManager plugins;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  /** The class to start; otherwise aria.toml, the manifest or the only main class of the jar. */
  @Parameter(property = "aria.main-class")
  private @Nullable String mainClass;

  /** Name of the launcher; otherwise aria.toml or the artifactId. */
  @Parameter(property = "aria.launcher-name")
  private @Nullable String launcherName;

  /** Arguments with which the application does typical work and ends; otherwise aria.toml's. */
  @Parameter private @Nullable List<String> trainingArguments;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  /** Measures the start-up time of the image and of plain java, if training is declared. */
  @Parameter(property = "aria.measure", defaultValue = "true")
  private boolean measure;

  /** The one time of all published files, for reproducible archives. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  /** Folder of the results; each profile has its own below it. */
  @Parameter(defaultValue = "${project.build.directory}/aria", required = true)
  private File outputDirectory;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  ImageMojo(MavenProjectHelper helper, ToolchainManager toolchains, BuildPluginManager plugins) {
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
    new ModuleImage(host, settings, helper, plugins, getLog())
        .make(
            project,
            new ModuleImage.Wishes(
                mainClass,
                launcherName,
                trainingArguments == null ? List.of() : trainingArguments,
                Jdks.choose(jdk, toolchains, session),
                outputDirectory.toPath(),
                Timestamp.of(outputTimestamp, System.getenv("SOURCE_DATE_EPOCH")),
                measure,
                execution.getSource() == MojoExecution.Source.CLI
                    && session.getProjects().size() == 1));
  }
}
