package dev.ariabuild.maven.session;

import dev.ariabuild.engine.event.ActionId;
import java.util.HashSet;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/** The actions that a module's effective model binds to a phase, and those that need no binding. */
final class ConfiguredActions {
  private final Set<String> bound = new HashSet<>();

  ConfiguredActions(MavenProject project) {
    for (Plugin plugin : project.getBuildPlugins()) {
      for (PluginExecution execution : plugin.getExecutions()) {
        if (!"none".equals(execution.getPhase())) {
          for (String goal : execution.getGoals()) {
            bound.add(plugin.getArtifactId() + ":" + goal + "@" + execution.getId());
          }
        }
      }
    }
  }

  boolean contains(ActionId action) {
    String execution = action.execution();
    int repeated = execution.indexOf('#');
    String id = repeated < 0 ? execution : execution.substring(0, repeated);
    return id.equals("default-cli")
        || action.goal().startsWith(Packaging.PLUGIN + ":")
        || bound.contains(action.goal() + "@" + id);
  }
}
