package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.image.JarFolder;
import dev.ariabuild.maven.plugin.host.Sizes;
import dev.ariabuild.maven.plugin.image.ModuleJars;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Strips the jar of a module and those of its dependencies as the profile says, into {@code
 * target/aria/PROFILE/lib}. The jars themselves stay as they are.
 */
@Mojo(
    name = "strip",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class StripMojo extends ModuleGoal {
  StripMojo() {}

  @Override
  void run()
      throws IOException,
          InterruptedException,
          AotException,
          MojoExecutionException,
          MojoFailureException {
    Optional<JarFolder> jars =
        new ModuleJars(host(), settings()).of(project(), launcherName(), output(), timestamp());
    if (jars.isPresent()) {
      strip(jars.get());
    }
  }

  private void strip(JarFolder folder) throws IOException, InterruptedException, AotException {
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
                + host().relative(folder.output().resolve("lib")));
  }

  @Override
  String undone() {
    return "cannot strip the jars of " + project().getArtifactId();
  }
}
