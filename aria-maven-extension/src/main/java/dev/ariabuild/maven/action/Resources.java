package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Resource;
import org.jspecify.annotations.Nullable;

/** Resources as they are written in the configuration of a goal. */
final class Resources {
  private static final Set<String> KNOWN =
      Set.of("directory", "targetPath", "filtering", "includes", "excludes", "mergeId");

  private Resources() {}

  /** A resource from its configured elements; doubts if there is one that is not known. */
  static Resource of(String parameter, ConfigNode node) throws Doubt {
    Resource resource = new Resource();
    for (ConfigNode child : node.children()) {
      if (!KNOWN.contains(child.name()) && !child.name().startsWith("@")) {
        throw new Doubt(
            Cause.UNKNOWN_PARAMETER, child.name() + " in " + parameter + " is not known");
      }
    }
    String directory = text(node, "directory");
    if (directory == null) {
      throw new Doubt(Cause.UNKNOWN_PARAMETER, parameter + " has no directory");
    }
    resource.setDirectory(directory);
    resource.setTargetPath(text(node, "targetPath"));
    resource.setFiltering(Boolean.parseBoolean(text(node, "filtering")));
    resource.setIncludes(texts(node, "includes"));
    resource.setExcludes(texts(node, "excludes"));
    return resource;
  }

  /** Whether there are patterns and each is the path of one file. */
  static boolean plain(List<String> includes) {
    return !includes.isEmpty()
        && includes.stream()
            .noneMatch(
                include ->
                    include.isBlank()
                        || include.contains("*")
                        || include.contains("?")
                        || include.contains("[")
                        || include.endsWith("/")
                        || include.endsWith("\\"));
  }

  private static @Nullable String text(ConfigNode node, String name) {
    Object value = node.child(name).map(ConfigNode::value).orElse(null);
    return value == null ? null : value.toString();
  }

  private static List<String> texts(ConfigNode node, String name) {
    List<String> texts = new ArrayList<>();
    node.child(name)
        .ifPresent(
            list ->
                list.children().stream()
                    .filter(item -> item.value() != null)
                    .forEach(item -> texts.add(String.valueOf(item.value()))));
    return texts;
  }
}
