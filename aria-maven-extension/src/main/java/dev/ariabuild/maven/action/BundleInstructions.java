package dev.ariabuild.maven.action;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * Whether bnd is told something by which it may copy classes out of dependencies, or sources. It
 * reads instructions in the configuration of its plugin and in {@code bnd.bnd}, of the module and
 * of its parents, and takes the project's properties for instructions. A file that others name
 * counts as telling it.
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
  private static final Pattern COPYING_SOURCES = Pattern.compile(COPYING.pattern() + "|-sources");

  private final ModuleContext module;
  private final Pattern copying;

  private BundleInstructions(ModuleContext module, Pattern copying) {
    this.module = module;
    this.copying = copying;
  }

  /** Whether classes of dependencies may be copied. */
  static boolean mayCopy(ModuleContext module) {
    return new BundleInstructions(module, COPYING).anywhere();
  }

  /** Whether sources, or any files that are not classes, may be copied. */
  static boolean mayCopySources(ModuleContext module) {
    return new BundleInstructions(module, COPYING_SOURCES).anywhere();
  }

  private boolean anywhere() {
    MavenSession session = module.session();
    if (Stream.of(
            module.project().getProperties(),
            session.getUserProperties(),
            session.getSystemProperties())
        .flatMap(properties -> properties.stringPropertyNames().stream())
        .anyMatch(name -> isInstruction(copying, name))) {
      return true;
    }
    for (MavenProject at = module.project(); at != null; at = at.getParent()) {
      Plugin plugin = at.getPlugin(PLUGIN);
      if (plugin != null && in(plugin)) {
        return true;
      }
      if (at.getBasedir() != null && in(at.getBasedir().toPath().resolve("bnd.bnd"))) {
        return true;
      }
    }
    return false;
  }

  private boolean in(Plugin plugin) {
    if (in(String.valueOf(plugin.getConfiguration()))) {
      return true;
    }
    for (PluginExecution execution : plugin.getExecutions()) {
      if (in(String.valueOf(execution.getConfiguration()))) {
        return true;
      }
    }
    return false;
  }

  private boolean in(Path file) {
    return module
        .files()
        .content(file)
        .map(bytes -> in(new String(bytes, StandardCharsets.UTF_8)))
        .orElse(false);
  }

  private boolean in(String instructions) {
    return tells(copying, instructions);
  }

  static boolean mayCopy(String instructions) {
    return tells(COPYING, instructions);
  }

  static boolean mayCopySources(String instructions) {
    return tells(COPYING_SOURCES, instructions);
  }

  /** Whether a property of this name is an instruction: as it is, or one of several. */
  private static boolean isInstruction(Pattern copying, String name) {
    String header = name.replaceFirst("(?<=.)[.].*", "");
    return copying.matcher(header).matches()
        || (header.startsWith("-") && copying.matcher(header.substring(1)).matches());
  }

  static boolean mayCopySourcesByProperty(String name) {
    return isInstruction(COPYING_SOURCES, name);
  }

  /** Texts in quotes are messages. */
  private static boolean tells(Pattern copying, String instructions) {
    String plain = QUOTED.matcher(instructions.replace("&apos;", "'")).replaceAll("");
    return copying.matcher(plain).find();
  }
}
