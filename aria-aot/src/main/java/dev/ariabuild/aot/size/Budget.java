package dev.ariabuild.aot.size;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.engine.config.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an image may weigh. Knows names and limits, not where they were set. */
public final class Budget {
  private Budget() {}

  /**
   * Compares.
   *
   * @param limits by a name of {@link SizeReport#totals}
   * @throws AotException naming all that is too large, or names that no image has
   */
  public static void check(SizeReport report, Map<String, ByteSize> limits) throws AotException {
    SortedMap<String, Long> totals = new TreeMap<>(report.totals());
    for (Section section : Section.values()) {
      totals.putIfAbsent(section.text(), 0L);
    }
    for (String kind : List.of("archive", "tar.gz", "zip", "deb")) {
      totals.putIfAbsent(kind, 0L);
    }
    TreeSet<String> unknown = new TreeSet<>(limits.keySet());
    unknown.removeAll(totals.keySet());
    if (!unknown.isEmpty()) {
      throw AotProblem.BAD_BUDGET.with(
          String.join(", ", unknown), String.join(", ", totals.keySet()));
    }
    List<String> over = new ArrayList<>();
    new TreeMap<>(limits)
        .forEach(
            (name, limit) -> {
              long bytes = totals.getOrDefault(name, 0L);
              if (bytes > limit.bytes()) {
                over.add(
                    "  %s: %d bytes, %d more than its budget of %s (%d bytes)"
                        .formatted(name, bytes, bytes - limit.bytes(), limit, limit.bytes()));
              }
            });
    if (!over.isEmpty()) {
      throw AotProblem.OVER_BUDGET.with(String.join("\n", over));
    }
  }
}
