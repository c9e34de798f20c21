package dev.ariabuild.maven.plugin.audit;

import dev.ariabuild.engine.report.BuildJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which phases an audit builds: only such as change nothing outside of the work tree. */
public final class AuditGoals {
  private static final Set<String> CLEANING = Set.of("pre-clean", "clean", "post-clean");
  private static final Set<String> BEYOND =
      Set.of("install", "deploy", "pre-site", "site", "post-site", "site-deploy");
  private static final String FULL = "verify";

  private AuditGoals() {}

  /** Those that were asked for, else those of the last build, else {@code verify}. */
  public static List<String> choose(@Nullable String asked, Path executionRoot) {
    if (asked != null && !asked.isBlank()) {
      return audited(List.of(asked.strip().split("[,\\s]+")));
    }
    return audited(
        BuildJson.read(BuildJson.fileIn(executionRoot))
            .map(record -> record.goals())
            .orElse(List.of()));
  }

  /** Without goals of plugins; what goes beyond the work tree ends with {@code verify}. */
  static List<String> audited(List<String> goals) {
    List<String> phases = new ArrayList<>();
    for (String goal : goals) {
      String phase = goal.equals("aria:build") ? "package" : BEYOND.contains(goal) ? FULL : goal;
      if (!CLEANING.contains(phase) && !phase.contains(":") && !phases.contains(phase)) {
        phases.add(phase);
      }
    }
    return phases.isEmpty() ? List.of(FULL) : List.copyOf(phases);
  }
}
