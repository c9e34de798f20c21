package dev.ariabuild.maven.plugin.watch;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.eclipse.aether.DefaultRepositoryCache;

/**
 * Makes requests for further builds that say all that the first one said. Maven's own copy leaves
 * out what was selected, roots and activations, differently in each version, so fields are copied.
 */
final class Requests {
  private static final String OWN = "aria.watch.";
  private static final Set<String> OF_ONE_BUILD = Set.of("data", "projectBuildingRequest");

  private Requests() {}

  /**
   * A request like another one.
   *
   * @param data what the extension is told
   * @throws IllegalStateException if this Maven keeps its requests in another way
   */
  static MavenExecutionRequest like(
      MavenExecutionRequest first, List<String> goals, Map<String, Object> data) {
    DefaultMavenExecutionRequest next = new DefaultMavenExecutionRequest();
    try {
      for (Class<?> type = DefaultMavenExecutionRequest.class;
          type != Object.class;
          type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !OF_ONE_BUILD.contains(field.getName())) {
            field.setAccessible(true);
            field.set(next, field.get(first));
          }
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException("this version of Maven cannot be asked to build again: " + e);
    }
    next.setGoals(goals);
    Properties properties = new Properties();
    first
        .getUserProperties()
        .stringPropertyNames()
        .forEach(
            name -> {
              if (!name.startsWith(OWN)) {
                properties.setProperty(name, first.getUserProperties().getProperty(name));
              }
            });
    next.setUserProperties(properties);
    next.setStartTime(new java.util.Date());
    if (next.getRepositoryCache() != null) { // it remembers poms
      next.setRepositoryCache(new DefaultRepositoryCache());
    }
    next.getData().putAll(data);
    return next;
  }
}
