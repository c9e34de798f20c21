package dev.ariabuild.maven.plugin.host;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** Which JDK ships, and which ones toolchains name. */
public final class Jdks {
  private Jdks() {}

  /** The named one, else the toolchain's, else the one that Maven runs on. */
  public static Path choose(
      @Nullable File named, ToolchainManager toolchains, MavenSession session) {
    return named != null
        ? named.toPath().toAbsolutePath()
        : Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session))
            .flatMap(Jdks::home)
            .orElseGet(() -> Path.of(System.getProperty("java.home")));
  }

  /** Homes of all toolchains of that kind. */
  public static List<Path> all(ToolchainManager toolchains, MavenSession session) {
    return toolchains.getToolchains(session, "jdk", null).stream()
        .flatMap(toolchain -> home(toolchain).stream())
        .toList();
  }

  private static Optional<Path> home(Toolchain toolchain) {
    return Optional.ofNullable(toolchain.findTool("java"))
        .map(java -> Path.of(java).toAbsolutePath().getParent())
        .map(Path::getParent);
  }
}
