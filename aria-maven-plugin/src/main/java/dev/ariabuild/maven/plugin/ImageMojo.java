package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Jdks;
import dev.ariabuild.maven.plugin.image.ModuleImage;
import dev.ariabuild.maven.plugin.image.Wishes;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
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
public final class ImageMojo extends ModuleGoal {
  private final MavenProjectHelper helper;
  private final ToolchainManager toolchains;
  private final BuildPluginManager plugins;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** The class to start; otherwise aria.toml, the manifest or the only main class of the jar. */
  @Parameter(property = "aria.main-class")
  private @Nullable String mainClass;

  /** Arguments with which the application does typical work and ends; otherwise aria.toml's. */
  @Parameter private @Nullable List<String> trainingArguments;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  /** Measures the start-up time of the image and of plain java, if training is declared. */
  @Parameter(property = "aria.measure", defaultValue = "true")
  private boolean measure;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  ImageMojo(MavenProjectHelper helper, ToolchainManager toolchains, BuildPluginManager plugins) {
    this.helper = helper;
    this.toolchains = toolchains;
    this.plugins = plugins;
  }

  @Override
  void run()
      throws InterruptedException, AotException, MojoExecutionException, MojoFailureException {
    Settings settings = settings();
    host().greet(settings);
    new ModuleImage(host(), settings, plugins, Optional.of(helper))
        .make(
            project(),
            new Wishes(
                mainClass,
                launcherName(),
                trainingArguments == null ? List.of() : trainingArguments,
                Jdks.choose(jdk, toolchains, session()),
                output(),
                timestamp(),
                measure,
                execution.getSource() == MojoExecution.Source.CLI
                    && session().getProjects().size() == 1));
  }
}
