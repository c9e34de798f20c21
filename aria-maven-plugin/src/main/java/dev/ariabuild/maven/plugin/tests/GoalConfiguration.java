package dev.ariabuild.maven.plugin.tests;

import java.util.List;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What the pom says for a goal of another plugin, and what is said in its place. */
public final class GoalConfiguration {
  private final Xpp3Dom all;

  private GoalConfiguration(Xpp3Dom all) {
    this.all = all;
  }

  /** What the pom says for an execution with the goal, otherwise for the plugin. */
  static GoalConfiguration ofPom(Plugin plugin, String goal) {
    @Nullable Object found = plugin.getConfiguration();
    for (PluginExecution execution : plugin.getExecutions()) {
      if (execution.getGoals().contains(goal) && execution.getConfiguration() != null) {
        found = execution.getConfiguration();
        break;
      }
    }
    return new GoalConfiguration(
        found instanceof Xpp3Dom dom ? new Xpp3Dom(dom) : new Xpp3Dom("configuration"));
  }

  /** Says a parameter with one value. */
  public void set(String name, String value) {
    set(all, text(name, value));
  }

  /** Says a parameter with several values. */
  public void set(String name, List<String> values) {
    Xpp3Dom parameter = new Xpp3Dom(name);
    values.forEach(value -> parameter.addChild(text("value", value)));
    set(all, parameter);
  }

  /** Adds to what the pom says of a parameter with named values. */
  void add(String name, Map<String, String> values) {
    @Nullable Xpp3Dom given = all.getChild(name);
    Xpp3Dom parameter = given == null ? new Xpp3Dom(name) : new Xpp3Dom(given);
    values.forEach((key, value) -> set(parameter, text(key, value)));
    set(all, parameter);
  }

  /** Only what the goal knows, and its defaults. */
  Xpp3Dom completeFor(MojoDescriptor goal) {
    Xpp3Dom complete = new Xpp3Dom("configuration");
    PlexusConfiguration defaults = goal.getMojoConfiguration();
    for (Parameter parameter : goal.getParameters()) {
      @Nullable Xpp3Dom given = given(parameter);
      @Nullable PlexusConfiguration standard = defaults.getChild(parameter.getName(), false);
      if (given != null || standard != null) {
        complete.addChild(child(parameter.getName(), given, standard));
      }
    }
    return complete;
  }

  private @Nullable Xpp3Dom given(Parameter parameter) {
    @Nullable Xpp3Dom given = all.getChild(parameter.getName());
    return given == null && parameter.getAlias() != null
        ? all.getChild(parameter.getAlias())
        : given;
  }

  private static Xpp3Dom child(
      String name, @Nullable Xpp3Dom given, @Nullable PlexusConfiguration standard) {
    Xpp3Dom child = given == null ? new Xpp3Dom(name) : new Xpp3Dom(given, name);
    if (standard != null) {
      if (given == null) {
        child.setValue(standard.getValue(null));
      }
      for (String attribute : standard.getAttributeNames()) {
        if (child.getAttribute(attribute) == null) {
          child.setAttribute(attribute, standard.getAttribute(attribute));
        }
      }
    }
    return child;
  }

  private static Xpp3Dom text(String name, String value) {
    Xpp3Dom parameter = new Xpp3Dom(name);
    parameter.setValue(value);
    return parameter;
  }

  private static void set(Xpp3Dom parent, Xpp3Dom parameter) {
    for (int i = parent.getChildCount() - 1; i >= 0; i--) {
      if (parent.getChild(i).getName().equals(parameter.getName())) {
        parent.removeChild(i);
      }
    }
    parent.addChild(parameter);
  }
}
