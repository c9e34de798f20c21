package dev.ariabuild.maven.session;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import java.util.HashSet;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * The actions that a module's effective model binds to a phase, and those that need no binding:
 * goals of the command line, and goals that others call first ("fork"), of which the model does not
 * tell.
 */
final class ConfiguredActions {
  /** Stands for the execution of a goal that another one calls. */
  static final String FORKED = "forked";

  private final Set<String> bound = new HashSet<>();
  private final Set<String> plugins = new HashSet<>();

  private final ModuleId module;

  ConfiguredActions(MavenProject project) {
    module = new ModuleId(project.getGroupId(), project.getArtifactId());
    for (Plugin plugin : project.getBuildPlugins()) {
      for (PluginExecution execution : plugin.getExecutions()) {
        if (!"none".equals(execution.getPhase())) {
          for (String goal : execution.getGoals()) {
            plugins.add(plugin.getArtifactId());
            bound.add(plugin.getArtifactId() + ":" + goal + "@" + execution.getId());
          }
        }
      }
    }
  }

  /** Those of a module that had another name before are none. */
  boolean contains(ActionId action) {
    if (!action.module().equals(module)) {
      return false;
    }
    String execution = action.execution();
    int repeated = execution.indexOf('#');
    String id = repeated < 0 ? execution : execution.substring(0, repeated);
    return id.equals("default-cli")
        || action.goal().startsWith(Packaging.PLUGIN + ":")
        || (id.equals(FORKED) && plugins.contains(plugin(action)))
        || bound.contains(action.goal() + "@" + id);
  }

  /** Whether another goal called it. */
  static boolean isForked(ActionId action) {
    return action.execution().equals(FORKED) || action.execution().startsWith(FORKED + "#");
  }

  static String plugin(ActionId action) {
    return action.goal().substring(0, action.goal().indexOf(':'));
  }
}
