package dev.ariabuild.maven.plugin;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** Which JDK ships. */
final class Jdks {
  private Jdks() {}

  /** The named one, else the toolchain's, else the one that Maven runs on. */
  static Path choose(@Nullable File named, ToolchainManager toolchains, MavenSession session) {
    if (named != null) {
      return named.toPath().toAbsolutePath();
    }
    @Nullable Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
    @Nullable String java = toolchain == null ? null : toolchain.findTool("java");
    if (java != null) {
      @Nullable Path bin = Path.of(java).toAbsolutePath().getParent();
      @Nullable Path home = bin == null ? null : bin.getParent();
      if (home != null) {
        return home;
      }
    }
    return Path.of(System.getProperty("java.home"));
  }
}
