package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few lines at the end of a build. Knows no logger: the host prints the lines. */
public final class ConsoleSummary {
  private static final int NAMED = 5;
  private static final int INPUT_WIDTH = 40;
  private static final int REASON_WIDTH = 100;
  private static final String INDENT = "      ";

  /** Causes that need no naming of each action. */
  private static final Set<Cause> DULL = EnumSet.of(Cause.NO_TRACE, Cause.READ_OFF);

  /** An action and the name of its module. */
  private record Entry(String module, ActionRecord action) {}

  private final BuildRecord build;
  private final TextStyle style;
  private final List<Entry> entries = new ArrayList<>();

  private ConsoleSummary(BuildRecord build, TextStyle style) {
    this.build = build;
    this.style = style;
    Names names = new Names(build);
    for (ModuleRecord module : build.modules()) {
      module.actions().forEach(action -> entries.add(new Entry(names.of(module), action)));
    }
  }

  /** The summary of a build; nothing if it had no modules. */
  public static List<String> lines(BuildRecord build, TextStyle style) {
    return build.modules().isEmpty() ? List.of() : new ConsoleSummary(build, style).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(style.bold("Aria") + "  " + totals());
    block(lines, "failed: ", failures());
    block(lines, "executed: ", executions());
    lines.add(INDENT + String.join(style.dot(), footer()));
    return lines;
  }

  private String totals() {
    String modules = Words.count(build.modules().size(), "module");
    if (entries.isEmpty()) {
      return modules + ", no actions";
    }
    List<String> counts = new ArrayList<>();
    counted(counts, Outcome.FAILED, style.bad("failed"));
    counted(counts, Outcome.EXECUTED, style.busy("executed"));
    counted(counts, Outcome.EXECUTED_INCREMENTALLY, style.busy("executed incrementally"));
    counted(counts, Outcome.UP_TO_DATE, style.good("up to date"));
    counted(counts, Outcome.RESTORED, style.good("restored"));
    counted(counts, Outcome.BYPASSED, "always run");
    counted(counts, Outcome.SKIPPED, "skipped");
    return modules
        + style.dot()
        + Words.count(entries.size(), "action")
        + ": "
        + String.join(", ", counts);
  }

  private void counted(List<String> counts, Outcome outcome, String words) {
    List<ActionRecord> matching =
        entries.stream().map(Entry::action).filter(a -> a.outcome() == outcome).toList();
    if (!matching.isEmpty()) {
      counts.add(matching.size() + " " + words + aside(outcome, matching));
    }
  }

  private static String aside(Outcome outcome, List<ActionRecord> actions) {
    if (outcome == Outcome.UP_TO_DATE) {
      long cutOff = actions.stream().filter(ActionRecord::cutoff).count();
      return cutOff == 0 ? "" : " (" + cutOff + " cut off)";
    }
    return outcome == Outcome.RESTORED ? origins(actions) : "";
  }

  /** {@code (disk)} if all came from there, {@code (3 disk, 1 remote)} otherwise. */
  private static String origins(List<ActionRecord> restored) {
    Map<Origin, Integer> counts = new EnumMap<>(Origin.class);
    for (ActionRecord action : restored) {
      if (action.from() != null) {
        counts.merge(action.from(), 1, Integer::sum);
      }
    }
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (origin, count) ->
            parts.add((count == restored.size() ? "" : count + " ") + Words.origin(origin)));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private List<String> failures() {
    List<String> items = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.action().outcome() == Outcome.FAILED) {
        items.add(name(entry) + failure(entry.action()));
      }
    }
    if (!items.isEmpty() || build.success()) {
      return items;
    }
    Names names = new Names(build);
    for (ModuleRecord module : build.modules()) {
      if (module.outcome() == Outcome.FAILED) {
        items.add(names.of(module) + ", outside its actions");
      }
    }
    return items.isEmpty() ? List.of("the build, outside its modules") : items;
  }

  /** What went wrong if the reason says it, else why it ran. */
  private String failure(ActionRecord action) {
    String sentence = Cause.FAILED.sentence();
    if (action.cause() != Cause.FAILED) {
      boolean changed = !action.changed().isEmpty();
      return " (it ran because "
          + (changed ? action.cause().sentence() + ": " : "")
          + why(action)
          + ")";
    } else if (action.reason().startsWith(sentence + ": ")) {
      return " (" + shortReason(action.reason().substring(sentence.length() + 2)) + ")";
    }
    return "";
  }

  private String shortReason(String reason) {
    return Words.clip(Words.oneLine(reason), REASON_WIDTH, style.ellipsis());
  }

  /** Those that tell something by name, the others by cause; all by name if they are few. */
  private List<String> executions() {
    List<String> items = new ArrayList<>();
    Map<Cause, Integer> dull = new EnumMap<>(Cause.class);
    List<Entry> executed = entries.stream().filter(e -> e.action().executed()).toList();
    for (Entry entry : executed) {
      Cause cause = entry.action().cause();
      if (executed.size() > NAMED && DULL.contains(cause)) {
        dull.merge(cause, 1, Integer::sum);
      } else {
        items.add(name(entry) + " (" + why(entry.action()) + ")");
      }
    }
    dull.forEach(
        (cause, count) -> items.add(Words.count(count, "action") + " (" + cause.sentence() + ")"));
    return items;
  }

  private static String name(Entry entry) {
    return entry.module() + " " + Names.of(entry.action());
  }

  private String why(ActionRecord action) {
    if (action.changed().isEmpty()) {
      return shortReason(action.reason());
    }
    int others = action.changed().size() - 1;
    return Words.shortInput(action.changed().get(0).input(), INPUT_WIDTH, style.ellipsis())
        + (others == 0 ? "" : " and " + others + " more");
  }

  private List<String> footer() {
    CacheFigures cache = build.cache();
    List<String> figures = new ArrayList<>();
    addCount(figures, cache.hits(), "hit");
    addCount(figures, cache.misses(), "miss");
    if (cache.storedBytes() > 0) {
      figures.add(Words.size(cache.storedBytes()) + " stored");
    }
    if (cache.damaged() > 0) {
      figures.add(cache.damaged() + " damaged and removed");
    }
    for (CacheFigures.Layer layer : cache.layers()) {
      if (layer.broken() > 0) {
        figures.add(Words.origin(layer.layer()) + " failed " + Words.count(layer.broken(), "time"));
      }
    }
    List<String> parts = new ArrayList<>();
    if (!figures.isEmpty()) {
      parts.add("cache: " + String.join(", ", figures));
    }
    List<String> remote = remote(cache.remote());
    if (!remote.isEmpty()) {
      parts.add("remote: " + String.join(", ", remote));
    }
    parts.add("explain: mvn aria:explain");
    return parts;
  }

  private static List<String> remote(RemoteUse use) {
    List<String> figures = new ArrayList<>();
    if (use.downloadedBytes() > 0) {
      figures.add(Words.size(use.downloadedBytes()) + " down");
    }
    if (use.uploadedBytes() > 0) {
      figures.add(Words.size(use.uploadedBytes()) + " up");
    }
    if (use.refused() > 0) {
      figures.add(use.refused() + " refused");
    }
    if (use.dropped() > 0) {
      figures.add(use.dropped() + " not stored");
    }
    if (!figures.isEmpty() && use.waitedMs() > 0) {
      figures.add("waited " + Words.duration(use.waitedMs()));
    }
    return figures;
  }

  private static void addCount(List<String> figures, long number, String noun) {
    if (number > 0) {
      figures.add(Words.count(number, noun));
    }
  }

  /** The items below each other behind a heading, at most five. */
  private static void block(List<String> lines, String heading, List<String> items) {
    String indent = INDENT + heading;
    for (String item : items.subList(0, Math.min(NAMED, items.size()))) {
      lines.add(indent + item);
      indent = " ".repeat(indent.length());
    }
    if (items.size() > NAMED) {
      lines.add(indent + "and " + (items.size() - NAMED) + " more");
    }
  }
}
