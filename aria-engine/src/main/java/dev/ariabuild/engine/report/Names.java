package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.ModuleId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short names of the modules and actions of one build, and what people may call them. */
final class Names {
  private final Map<String, Set<ModuleId>> byArtifactId = new HashMap<>();

  Names(BuildRecord build) {
    for (ModuleRecord module : build.modules()) {
      byArtifactId
          .computeIfAbsent(module.id().artifactId(), any -> new HashSet<>())
          .add(module.id());
    }
  }

  /** The artifact id, or group and artifact id where two modules share it. */
  String of(ModuleRecord module) {
    ModuleId id = module.id();
    boolean unique = byArtifactId.getOrDefault(id.artifactId(), Set.of()).size() <= 1;
    return Words.oneLine(unique ? id.artifactId() : id.toString());
  }

  /**
   * {@code compiler:compile} for {@code maven-compiler-plugin:compile}, with {@code @execution}
   * unless that is the one Maven makes by default.
   */
  static String of(ActionRecord action) {
    String execution = action.execution();
    boolean usual =
        execution.equals("default-" + goalOnly(action)) || execution.equals("default-cli");
    return Words.oneLine(withPrefix(action) + (usual ? "" : "@" + execution));
  }

  /** Group and artifact id, artifact id, {@code :artifact} as in {@code -pl}, or directory. */
  static boolean matches(ModuleRecord module, String wanted) {
    String name = wanted.startsWith(":") ? wanted.substring(1) : wanted;
    return module.id().toString().equals(name)
        || module.id().artifactId().equals(name)
        || (!module.dir().isEmpty() && module.dir().equals(directory(wanted)));
  }

  /** Goal, prefix and goal, or plugin and goal; then perhaps {@code @execution}. */
  static boolean matches(ActionRecord action, String wanted) {
    int at = wanted.indexOf('@');
    String goal = at < 0 ? wanted : wanted.substring(0, at);
    String execution = action.execution();
    return goalNames(action).contains(goal)
        && (at < 0
            || wanted.substring(at + 1).equals(execution)
            || execution.startsWith(wanted.substring(at + 1) + "@"));
  }

  /** What the modules may be called, in the form that was asked for. */
  static List<String> candidates(List<ModuleRecord> modules, String wanted) {
    Set<String> names = new LinkedHashSet<>();
    for (ModuleRecord module : modules) {
      if (wanted.indexOf(':') > 0) {
        names.add(module.id().toString());
      } else if (wanted.indexOf('/') >= 0 && !module.dir().isEmpty()) {
        names.add(module.dir());
      } else {
        names.add(module.id().artifactId());
      }
    }
    return List.copyOf(names);
  }

  /** What the actions may be called, in the form that was asked for. */
  static List<String> actionCandidates(List<ModuleRecord> modules, String wanted) {
    Set<String> names = new LinkedHashSet<>();
    for (ModuleRecord module : modules) {
      for (ActionRecord action : module.actions()) {
        if (wanted.indexOf('@') >= 0) {
          names.add(withPrefix(action) + "@" + action.execution());
        } else {
          names.add(wanted.indexOf(':') >= 0 ? withPrefix(action) : goalOnly(action));
        }
      }
    }
    return List.copyOf(names);
  }

  private static Set<String> goalNames(ActionRecord action) {
    return new HashSet<>(List.of(action.goal(), withPrefix(action), goalOnly(action)));
  }

  private static String goalOnly(ActionRecord action) {
    return action.goal().substring(action.goal().indexOf(':') + 1);
  }

  /** Maven's own rule for the prefix of a plugin. */
  private static String withPrefix(ActionRecord action) {
    int colon = action.goal().indexOf(':');
    if (colon < 0) {
      return action.goal();
    }
    String plugin = action.goal().substring(0, colon);
    String prefix = plugin;
    if (plugin.startsWith("maven-") && plugin.endsWith("-plugin") && plugin.length() > 13) {
      prefix = plugin.substring(6, plugin.length() - 7);
    } else if (plugin.endsWith("-maven-plugin") && plugin.length() > 13) {
      prefix = plugin.substring(0, plugin.length() - 13);
    }
    return prefix + action.goal().substring(colon);
  }

  private static String directory(String wanted) {
    String dir = wanted.replace('\\', '/');
    while (dir.startsWith("./")) {
      dir = dir.substring(2);
    }
    while (dir.endsWith("/")) {
      dir = dir.substring(0, dir.length() - 1);
    }
    return dir.isEmpty() ? "." : dir;
  }
}
