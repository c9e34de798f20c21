package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.image.JarFolder;
import java.io.File;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Strips the jar of a module and those of its dependencies as the profile says, into {@code
 * target/aria/PROFILE/lib}. The jars themselves stay as they are.
 */
@Mojo(
    name = "strip",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class StripMojo extends AbstractMojo {
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

  /** The one time of all published files, for reproducible archives. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  /** Folder of the results; each profile has its own below it. */
  @Parameter(defaultValue = "${project.build.directory}/aria", required = true)
  private File outputDirectory;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  StripMojo() {}

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
      long before = 0;
      long after = 0;
      for (JarFolder.Line line : folder.strip()) {
        before += line.before();
        after += line.after();
        if (!line.note().isEmpty()) {
          getLog().info(line.note());
        }
      }
      getLog()
          .info(
              folder.jars().size()
                  + " jars stripped, "
                  + Sizes.of(before)
                  + " -> "
                  + Sizes.of(after)
                  + ": "
                  + host.relative(folder.output().resolve("lib")));
    } catch (AotException e) {
      throw new MojoFailureException(e.text(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot strip the jars of " + project.getArtifactId() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }
}
