package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.image.JarFolder;
import dev.ariabuild.aot.image.Target;
import dev.ariabuild.maven.plugin.host.Jdks;
import dev.ariabuild.maven.plugin.host.Sizes;
import dev.ariabuild.maven.plugin.image.Attachments;
import dev.ariabuild.maven.plugin.image.ModuleJars;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
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
 * Makes the symbol bundle of the image in {@code target/aria/PROFILE}, also of one that was made
 * without; of the stripped jars where there is no image. The published files stay as they are.
 */
@Mojo(
    name = "symbols",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class SymbolsMojo extends ModuleGoal {
  private final MavenProjectHelper helper;
  private final ToolchainManager toolchains;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  @Inject
  SymbolsMojo(MavenProjectHelper helper, ToolchainManager toolchains) {
    this.helper = helper;
    this.toolchains = toolchains;
  }

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
      Path bundle = jars.get().symbols(Jdks.choose(jdk, toolchains, session()));
      new Attachments(helper, project(), Target.current()).addSymbols(bundle);
      getLog().info("symbols   " + host().relative(bundle) + ", " + Sizes.of(Files.size(bundle)));
    }
  }

  @Override
  String undone() {
    return "no symbols of " + project().getArtifactId();
  }
}
