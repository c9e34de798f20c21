package dev.ariabuild.maven.plugin;

import dev.ariabuild.maven.plugin.doctor.Doctor;
import dev.ariabuild.maven.plugin.doctor.Findings;
import dev.ariabuild.maven.plugin.doctor.Machine;
import dev.ariabuild.maven.plugin.host.Jdks;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Says what is installed (JDKs, jlink, objcopy, GraalVM, Git, native libraries of the cache), what
 * each profile would use of it, what is missing, and what would make builds faster.
 */
@Mojo(name = "doctor", aggregator = true, requiresProject = false, threadSafe = true)
public final class DoctorMojo extends ProfileGoal {
  private final ToolchainManager toolchains;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  @Inject
  DoctorMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  void run() throws IOException, InterruptedException, MojoExecutionException {
    Path ships = Jdks.choose(jdk, toolchains, session());
    Findings found =
        new Doctor(
                host(),
                settings(),
                new Machine(System.getenv()),
                ManagementFactory.getRuntimeMXBean().getInputArguments())
            .findings(ships, Jdks.all(toolchains, session()));
    found.lines().forEach(getLog()::info);
    found.problems().forEach(getLog()::warn);
    getLog().info(found.summary());
  }

  @Override
  String undone() {
    return "this machine cannot be looked at";
  }
}
