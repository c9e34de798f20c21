package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.image.JarFolder;
import dev.ariabuild.aot.image.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
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
 * Makes the symbol bundle of the image in {@code target/aria/PROFILE}, also of one that was made
 * without; of the stripped jars where there is no image. The published files stay as they are.
 */
@Mojo(
    name = "symbols",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class SymbolsMojo extends AbstractMojo {
  private final MavenProjectHelper helper;
  private final ToolchainManager toolchains;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  /** Name of the launcher; otherwise aria.toml or the artifactId. */
  @Parameter(property = "aria.launcher-name")
  private @Nullable String launcherName;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  /** The one time of all published files, for reproducible archives. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  /** Folder of the results; each profile has its own below it. */
  @Parameter(defaultValue = "${project.build.directory}/aria", required = true)
  private File outputDirectory;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  SymbolsMojo(MavenProjectHelper helper, ToolchainManager toolchains) {
    this.helper = helper;
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    if (!project.getPackaging().equals("jar")) {
      getLog().info("nothing to do: the packaging is " + project.getPackaging() + ", not jar");
      return;
    }
    Host host = new Host(session, getLog());
    ModuleJars jars = new ModuleJars(host, host.settings(profile));
    JarFolder folder =
        jars.of(
            project,
            launcherName,
            outputDirectory.toPath(),
            Timestamp.of(outputTimestamp, System.getenv("SOURCE_DATE_EPOCH")));
    try {
      Path bundle = folder.symbols(Jdks.choose(jdk, toolchains, session));
      ModuleImage.attachSymbols(helper, project, Target.current().toString(), bundle);
      getLog().info("symbols   " + host.relative(bundle) + ", " + Sizes.of(Files.size(bundle)));
    } catch (AotException e) {
      throw new MojoFailureException(e.text(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("no symbols of " + project.getArtifactId() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }
}
