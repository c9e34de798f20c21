package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.toolchain.Toolchain;
import org.jspecify.annotations.Nullable;

/** Which JDK compiles and tests: that of a toolchain if one is chosen, else the running one. */
final class JdkReader {
  private static final String TOOLCHAINS_PLUGIN =
      "org.apache.maven.plugins:maven-toolchains-plugin";

  private JdkReader() {}

  static String read(ModuleContext module) throws Doubt {
    Toolchain toolchain = toolchain(module);
    String tool = toolchain == null ? null : toolchain.findTool("java");
    return tool == null ? running() : release(Path.of(tool));
  }

  /** Whether another JDK than the running one may be chosen. */
  static boolean mayUseToolchain(ModuleContext module) {
    try {
      return toolchain(module) != null;
    } catch (Doubt unknown) {
      return true;
    }
  }

  static String running() {
    return property("java.vendor")
        + " "
        + property("java.runtime.version")
        + " "
        + property("java.vm.name");
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }

  /**
   * The toolchain of the build. Maven 4 tells it only inside a mojo; there, a build that does not
   * use the plugin which chooses toolchains has none.
   */
  private static @Nullable Toolchain toolchain(ModuleContext module) throws Doubt {
    try {
      return module.toolchains().getToolchainFromBuildContext("jdk", module.session());
    } catch (RuntimeException maven4) {
      if (module.project().getBuild().getPluginsAsMap().containsKey(TOOLCHAINS_PLUGIN)) {
        throw new Doubt(
            Cause.UNREADABLE_INPUT, "this Maven does not tell which toolchain is chosen");
      }
      return null;
    }
  }

  private static String release(Path java) throws Doubt {
    Path home = Optional.ofNullable(java.getParent()).map(Path::getParent).orElse(java);
    try {
      return Files.readString(home.resolve("release"));
    } catch (IOException e) {
      throw new Doubt(Cause.UNREADABLE_INPUT, "the toolchain JDK has no file named release");
    }
  }
}
