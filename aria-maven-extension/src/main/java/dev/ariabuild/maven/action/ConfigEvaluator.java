package dev.ariabuild.maven.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Evaluates the configuration of a mojo execution; no plugin realm is loaded for it. */
final class ConfigEvaluator {
  private final PluginParameterExpressionEvaluator evaluator;

  ConfigEvaluator(MavenSession session, MojoExecution execution) {
    this.evaluator = new PluginParameterExpressionEvaluator(session, execution);
  }

  /** Every parameter by name, in the order of the configuration. */
  Map<String, ConfigNode> parameters(MojoExecution execution) throws ExpressionEvaluationException {
    Map<String, ConfigNode> nodes = new LinkedHashMap<>();
    Xpp3Dom configuration = execution.getConfiguration();
    if (configuration != null) {
      for (Xpp3Dom child : configuration.getChildren()) {
        nodes.put(child.getName(), evaluate(child));
      }
    }
    return nodes;
  }

  /** The value of one expression. */
  @Nullable Object value(String expression) throws ExpressionEvaluationException {
    return evaluator.evaluate(expression);
  }

  private ConfigNode evaluate(Xpp3Dom element) throws ExpressionEvaluationException {
    List<ConfigNode> children = new ArrayList<>();
    for (Xpp3Dom child : element.getChildren()) {
      ConfigNode node = evaluate(child);
      List<ConfigNode> parts = new ArrayList<>(node.children());
      for (String attribute : child.getAttributeNames()) {
        if (!attribute.equals("default-value")) {
          parts.add(new ConfigNode("@" + attribute, child.getAttribute(attribute), List.of()));
        }
      }
      children.add(new ConfigNode(node.name(), node.value(), parts));
    }
    Object value = text(element.getValue());
    if (value == null && children.isEmpty()) {
      value = text(element.getAttribute("default-value"));
    }
    return new ConfigNode(element.getName(), value, children);
  }

  private @Nullable Object text(@Nullable String text) throws ExpressionEvaluationException {
    return text == null || text.isEmpty() ? null : evaluator.evaluate(text);
  }
}
