package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.model.ToolchainModel;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The toolchain that a goal asks for by itself, in {@code jdkToolchain}. */
final class WantedToolchain {
  private static final String JDK = "jdk";

  private WantedToolchain() {}

  /**
   * The one that compilers take: the first that has what is asked for.
   *
   * @return null if nothing is asked for, or no toolchain has it; then it is that of the build
   */
  static @Nullable Toolchain of(ModuleContext module, Map<String, ConfigNode> parameters)
      throws Doubt {
    ConfigNode wanted = parameters.get("jdkToolchain");
    if (wanted == null || wanted.absent()) {
      return null;
    }
    Map<String, String> requirements = new LinkedHashMap<>();
    for (ConfigNode child : wanted.children()) {
      if (child.value() != null) {
        requirements.put(child.name(), child.value().toString());
      } else if (!child.name().startsWith("@")) {
        throw new Doubt(
            Cause.UNREADABLE_INPUT,
            "jdkToolchain: " + child.name() + " is asked for without a value");
      }
    }
    readHomes(module);
    List<Toolchain> found;
    try {
      found = module.toolchains().getToolchains(module.session(), JDK, requirements);
    } catch (RuntimeException e) {
      throw new Doubt(
          Cause.UNREADABLE_INPUT, "jdkToolchain: this Maven does not tell which one is chosen");
    }
    if (found == null || found.isEmpty()) {
      return null;
    }
    if (found.get(0).findTool("javac") == null) {
      throw new Doubt(Cause.UNREADABLE_INPUT, "the toolchain " + found.get(0) + " has no javac");
    }
    return found.get(0);
  }

  /** Maven leaves toolchains out whose home is not there: whoever looks again must look there. */
  private static void readHomes(ModuleContext module) {
    List<ToolchainModel> models = module.session().getRequest().getToolchains().get(JDK);
    for (ToolchainModel model : models == null ? List.<ToolchainModel>of() : models) {
      if (model.getConfiguration() instanceof Xpp3Dom dom) {
        Xpp3Dom home = dom.getChild("jdkHome");
        if (home != null && home.getValue() != null) {
          module.files().stat(Path.of(home.getValue().trim()).toAbsolutePath().normalize());
        }
      }
    }
  }
}
