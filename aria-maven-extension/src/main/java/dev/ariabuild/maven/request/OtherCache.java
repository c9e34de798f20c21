package dev.ariabuild.maven.request;

import java.util.Properties;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/**
 * Apache's maven-build-cache-extension beside Aria. It would pass modules by without their goals
 * being asked for, and bring back only some of their outputs, so one of the two has to stand back:
 * the other one, unless the user asked for it with {@code -Dmaven.build.cache.enabled=true}.
 */
public final class OtherCache {
  private static final String PACKAGE = "org.apache.maven.buildcache.";
  private static final String ENABLED = "maven.build.cache.enabled";

  private OtherCache() {}

  /** Whether a component is one of its. */
  public static boolean owns(Object component) {
    return component.getClass().getName().startsWith(PACKAGE);
  }

  /** Switches it off, before it reads its settings, unless the user has decided. */
  static void standBack(MavenExecutionRequest request) {
    Properties user = request.getUserProperties();
    boolean off = "false".equals(user.getProperty("aria.enabled"));
    if (!off && !user.containsKey(ENABLED)) {
      request.getSystemProperties().setProperty(ENABLED, "false");
    }
  }

  /** Whether the user asked for it, so that Aria is the one that stands back. */
  public static boolean isWanted(MavenSession session) {
    return "true".equals(session.getUserProperties().getProperty(ENABLED));
  }

  /** Whether the user has switched it off, so that there is nothing to tell. */
  public static boolean isSwitchedOff(MavenSession session) {
    return session.getUserProperties().containsKey(ENABLED) && !isWanted(session);
  }
}
