package dev.ariabuild.maven.action;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * Whether bnd is told something by which it may copy classes out of dependencies. It reads
 * instructions in the configuration of its plugin and in {@code bnd.bnd}, of the module and of its
 * parents. A file that others name counts as telling it.
 *
 * @see <a href="https://bnd.bndtools.org/chapters/820-instructions.html">bnd's instructions</a>
 */
final class BundleInstructions {
  private static final String PLUGIN = "biz.aQute.bnd:bnd-maven-plugin";
  private static final Pattern QUOTED = Pattern.compile("'[^'\n]*'");
  private static final Pattern COPYING =
      Pattern.compile(
          "(?i)private-?package|export-?package|include-?package|conditional-?package"
              + "|include-?resource|expand-?include|bundle-?classpath|-buildpath|-classpath|-include"
              + "|-plugin|-make|-wab|-resourceonly|bndfile");

  private BundleInstructions() {}

  static boolean mayCopy(ModuleContext module) {
    for (MavenProject at = module.project(); at != null; at = at.getParent()) {
      Plugin plugin = at.getPlugin(PLUGIN);
      if (plugin != null && mayCopy(plugin)) {
        return true;
      }
      if (at.getBasedir() != null && mayCopy(module, at.getBasedir().toPath().resolve("bnd.bnd"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayCopy(Plugin plugin) {
    if (mayCopy(String.valueOf(plugin.getConfiguration()))) {
      return true;
    }
    for (PluginExecution execution : plugin.getExecutions()) {
      if (mayCopy(String.valueOf(execution.getConfiguration()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayCopy(ModuleContext module, Path file) {
    return module
        .files()
        .content(file)
        .map(bytes -> mayCopy(new String(bytes, StandardCharsets.UTF_8)))
        .orElse(false);
  }

  /** Texts in quotes are messages. */
  static boolean mayCopy(String instructions) {
    String plain = QUOTED.matcher(instructions.replace("&apos;", "'")).replaceAll("");
    return COPYING.matcher(plain).find();
  }
}
