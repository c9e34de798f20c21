package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.provenance.BuildInfoSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Generates a class through which the application reads what it was built from. The class is the
 * same at every commit; the facts come with the image, as {@code
 * META-INF/aria/build-info.properties}.
 */
@Mojo(name = "build-info", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class BuildInfoMojo extends Goal {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** Package of the class; without one, nothing is generated. */
  @Parameter(property = "aria.build-info.package")
  private @Nullable String packageName;

  /** Simple name of the class. */
  @Parameter(property = "aria.build-info.class", defaultValue = "BuildInfo")
  private String className;

  /** Root of the generated sources. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/aria", required = true)
  private File outputDirectory;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  BuildInfoMojo() {}

  @Override
  void run() throws IOException, MojoFailureException {
    if (packageName == null || packageName.isBlank()) {
      getLog().info("nothing to do: no packageName says where the class belongs");
      return;
    }
    if (!BuildInfoSource.isName(packageName, className)) {
      throw new MojoFailureException(
          "packageName '"
              + packageName
              + "' and className '"
              + className
              + "' are no names of a Java package and a class");
    }
    Path file = BuildInfoSource.write(outputDirectory.toPath(), packageName, className);
    project.addCompileSourceRoot(outputDirectory.getPath());
    getLog().info("source    " + host().relative(file));
  }

  @Override
  String undone() {
    return "cannot write the class " + className;
  }
}
