package dev.ariabuild.maven.action;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/**
 * Files that a description names: texts with Maven expressions, and with names of parameters in
 * braces such as {@code {outputDirectory}/report.xml}. One whose parameter has no value is no
 * place.
 */
final class Places {
  private static final Pattern PARAMETER = Pattern.compile("(?<!\\$)\\{(\\w+)}");

  private final ModuleContext module;
  private final ConfigEvaluator evaluator;
  private final Map<String, ConfigNode> parameters;

  Places(ModuleContext module, ConfigEvaluator evaluator, Map<String, ConfigNode> parameters) {
    this.module = module;
    this.evaluator = evaluator;
    this.parameters = parameters;
  }

  List<Path> of(List<String> texts) throws ExpressionEvaluationException {
    List<Path> places = new ArrayList<>();
    for (String text : texts) {
      StringBuilder filled = new StringBuilder();
      Matcher matcher = PARAMETER.matcher(text);
      boolean known = true;
      while (matcher.find()) {
        ConfigNode node = parameters.get(matcher.group(1));
        known &= node != null && node.value() != null;
        String value = node == null ? "" : String.valueOf(node.value());
        matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
      }
      matcher.appendTail(filled);
      Object value = known ? evaluator.value(filled.toString()) : null;
      if (value != null) {
        places.add(module.path(value));
      }
    }
    return places;
  }
}
