package dev.ariabuild.maven.plugin.size;

import dev.ariabuild.aot.size.Baseline;
import dev.ariabuild.aot.size.Node;
import dev.ariabuild.aot.size.SizeReport;
import dev.ariabuild.maven.plugin.host.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What the console says of sizes. Makes lines, prints none. */
final class SizeLines {
  private static final int SHOWN = 8;
  private static final Set<String> ARCHIVES = Set.of("tar.gz", "zip", "deb");
  private static final Set<String> OPENED = Set.of("own modules", "dependencies");

  private final List<String> lines = new ArrayList<>();

  private SizeLines() {}

  /**
   * The image, its archives, its parts, and the largest changes.
   *
   * @param changes since the committed sizes, if there are any
   */
  static List<String> of(SizeReport report, Optional<List<Baseline.Change>> changes) {
    SizeLines lines = new SizeLines();
    lines.totals(report);
    report.root().parts().forEach(lines::part);
    report
        .root()
        .sections()
        .forEach((section, bytes) -> lines.row("  " + section.text(), bytes, "section"));
    changes.ifPresent(lines::changes);
    return lines.lines;
  }

  private void totals(SizeReport report) {
    SortedMap<String, Long> totals = report.totals();
    row(
        "image",
        totals.getOrDefault("image", 0L),
        report.name() + " " + report.version() + ", profile " + report.profile());
    totals.forEach(
        (name, bytes) -> {
          if (ARCHIVES.contains(name)) {
            row(name, bytes, "archive");
          }
        });
  }

  private void part(Node part) {
    row(part.name(), part.bytes(), "");
    if (OPENED.contains(part.name())) {
      part.parts().stream().limit(SHOWN).forEach(jar -> row("  " + jar.name(), jar.bytes(), ""));
    }
  }

  private void changes(List<Baseline.Change> changes) {
    lines.add(
        changes.isEmpty()
            ? "baseline  no change"
            : "baseline  " + changes.size() + " sizes changed");
    changes.stream()
        .limit(SHOWN)
        .forEach(change -> lines.add("          " + change.name() + ": " + change.text()));
  }

  private void row(String name, long bytes, String note) {
    lines.add(
        String.format(Locale.ROOT, "%-46s %9s  %s", name, Sizes.of(bytes), note).stripTrailing());
  }
}
