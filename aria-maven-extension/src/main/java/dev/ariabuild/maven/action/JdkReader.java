package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.toolchain.Toolchain;
import org.jspecify.annotations.Nullable;

/** Which JDK compiles and tests: that of a toolchain if one is chosen, else the running one. */
public final class JdkReader {
  private static final String TOOLCHAINS_PLUGIN =
      "org.apache.maven.plugins:maven-toolchains-plugin";

  private JdkReader() {}

  /**
   * Reads it.
   *
   * @param parameters of a goal, which may choose a toolchain by itself
   */
  static void read(ModuleContext module, Map<String, ConfigNode> parameters, InputList inputs)
      throws Doubt {
    Toolchain toolchain = WantedToolchain.of(module, parameters);
    if (toolchain == null) {
      toolchain = toolchain(module);
    }
    if (toolchain == null) {
      inputs.value("jdk", running());
      return;
    }
    String java = toolchain.findTool("java");
    if (java == null) {
      throw new Doubt(Cause.UNREADABLE_INPUT, "the toolchain " + toolchain + " has no java");
    }
    inputs.value("jdk", release(module, Path.of(java)));
    ConfigNode executable = parameters.get("executable");
    if (executable != null && !executable.absent()) { // of a compiler, which then forks or does not
      inputs.value("jdk of the build", running());
    }
    Environment.read(module.session(), "JDK_JAVAC_OPTIONS", inputs); // compilers fork for it
  }

  /** Whether another JDK than the running one may be chosen. */
  static boolean mayUseToolchain(ModuleContext module) {
    try {
      return toolchain(module) != null;
    } catch (Doubt unknown) {
      return true;
    }
  }

  /** The JDK that runs Maven. */
  public static String running() {
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

  private static String release(ModuleContext module, Path java) throws Doubt {
    Path home = Optional.ofNullable(java.getParent()).map(Path::getParent).orElse(java);
    return module
        .files()
        .content(home.resolve("release"))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(
            () -> new Doubt(Cause.UNREADABLE_INPUT, "the toolchain JDK has no file named release"));
  }
}
