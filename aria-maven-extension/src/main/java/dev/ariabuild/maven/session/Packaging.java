package dev.ariabuild.maven.session;

import dev.ariabuild.maven.request.AriaVersion;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Adds the goal that makes images to the package phase of a module. */
final class Packaging {
  static final String GROUP = "dev.ariabuild";
  static final String PLUGIN = "aria-maven-plugin";
  private static final String IMAGE = "image";
  private static final String TESTS = "aria-tests";
  private static final String EXECUTION = "aria-image";
  private static final Set<String> ANSWERS =
      Set.of(
          "audit",
          "build",
          "cache",
          "check",
          "doctor",
          "effects",
          "explain",
          "help",
          "info",
          "profiles",
          "watch");

  private Packaging() {}

  /** Whether it is one of Aria's own goals that answer questions and write no output. */
  static boolean onlyAnswers(MojoExecution mojo) {
    return isOwn(mojo) && ANSWERS.contains(mojo.getGoal());
  }

  /** Whether one of Aria's own goals has it run a module's tests: it decides about them itself. */
  static boolean isPartOfOwn(MojoExecution mojo) {
    return TESTS.equals(mojo.getExecutionId()) && mojo.getLifecyclePhase() == null;
  }

  private static boolean isOwn(MojoExecution mojo) {
    return mojo.getGroupId().equals(GROUP) && mojo.getArtifactId().equals(PLUGIN);
  }

  /**
   * The execution of a goal, as actions are told apart. Each profile has images of its own, which
   * stand beside each other: making one is another action than making the other.
   *
   * @param profile of the build; what the pom itself sets for the goal wins
   */
  static String execution(MojoExecution mojo, String profile) {
    if (!isOwn(mojo) || !mojo.getGoal().equals(IMAGE)) {
      return mojo.getExecutionId();
    }
    @Nullable Xpp3Dom configured =
        mojo.getConfiguration() == null ? null : mojo.getConfiguration().getChild("profile");
    @Nullable String value = configured == null ? null : configured.getValue();
    if (value == null || value.isBlank() || value.contains("${")) {
      value = profile;
    }
    return mojo.getExecutionId() + "-" + value.strip();
  }

  static void addTo(MavenProject project) {
    Plugin plugin = project.getBuild().getPluginsAsMap().get(GROUP + ":" + PLUGIN);
    if (plugin == null) {
      plugin = managed(project);
      plugin.setGroupId(GROUP);
      plugin.setArtifactId(PLUGIN);
      plugin.setVersion(AriaVersion.CURRENT);
      project.getBuild().addPlugin(plugin);
    } else if (plugin.getExecutions().stream().anyMatch(e -> e.getGoals().contains(IMAGE))) {
      return;
    }
    PluginExecution execution = new PluginExecution();
    execution.setId(EXECUTION);
    execution.setPhase("package");
    execution.addGoal(IMAGE);
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
