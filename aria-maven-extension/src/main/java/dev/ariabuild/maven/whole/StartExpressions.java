package dev.ariabuild.maven.whole;

import dev.ariabuild.maven.action.Environment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Finds expressions in a mojo's configuration whose value may be another at every start although
 * the {@link SessionSetting} is the same: times, variables of the terminal, and what the JVM says
 * of its own start.
 */
final class StartExpressions {
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\$\\{[^}]*(start_?time|timestamp|jdk\\.jfr\\.repository|sun\\.java\\.command)[^}]*}");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.([^}]*)}");

  private StartExpressions() {}

  static boolean in(@Nullable Xpp3Dom element) {
    if (element == null) {
      return false;
    }
    if (in(element.getValue()) || in(element.getAttribute("default-value"))) {
      return true;
    }
    for (Xpp3Dom child : element.getChildren()) {
      if (in(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(@Nullable String text) {
    if (text == null || !text.contains("${")) {
      return false;
    }
    // the one that says when outputs are dated is a property of the project
    if (TIME.matcher(text.replace("${project.build.outputTimestamp}", "")).find()) {
      return true;
    }
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      if (!Environment.counts(variable.group(1))) {
        return true;
      }
    }
    return false;
  }
}
