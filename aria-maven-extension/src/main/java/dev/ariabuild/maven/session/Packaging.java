package dev.ariabuild.maven.session;

import dev.ariabuild.maven.request.AriaVersion;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Adds the goal that makes images to the package phase of a module. */
final class Packaging {
  static final String GROUP = "dev.ariabuild";
  static final String PLUGIN = "aria-maven-plugin";
  private static final String EXECUTION = "aria-image";
  private static final Set<String> ANSWERS =
      Set.of("audit", "build", "cache", "doctor", "explain", "help", "info", "profiles");

  private Packaging() {}

  /** Whether it is one of Aria's own goals that answer questions and write no output. */
  static boolean onlyAnswers(MojoExecution mojo) {
    return mojo.getGroupId().equals(GROUP)
        && mojo.getArtifactId().equals(PLUGIN)
        && ANSWERS.contains(mojo.getGoal());
  }

  static void addTo(MavenProject project) {
    Plugin plugin = project.getBuild().getPluginsAsMap().get(GROUP + ":" + PLUGIN);
    if (plugin == null) {
      plugin = managed(project);
      plugin.setGroupId(GROUP);
      plugin.setArtifactId(PLUGIN);
      plugin.setVersion(AriaVersion.CURRENT);
      project.getBuild().addPlugin(plugin);
    } else if (plugin.getExecutions().stream().anyMatch(e -> e.getGoals().contains("image"))) {
      return;
    }
    PluginExecution execution = new PluginExecution();
    execution.setId(EXECUTION);
    execution.setPhase("package");
    execution.addGoal("image");
    plugin.addExecution(execution);
    project.getBuild().flushPluginMap();
  }

  /**
   * What the pom manages for the plugin, such as its configuration; the version is always our own.
   */
  private static Plugin managed(MavenProject project) {
    PluginManagement management = project.getPluginManagement();
    Plugin plugin =
        management == null ? null : management.getPluginsAsMap().get(GROUP + ":" + PLUGIN);
    return plugin == null ? new Plugin() : plugin.clone();
  }
}
