package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The build at a glance, module by module; runs of what has nothing to tell are one line. */
final class ExplainOverview {
  private static final int NAMED = 5;

  private final BuildRecord build;
  private final TextStyle style;
  private final Names names;
  private final List<String> lines = new ArrayList<>();

  ExplainOverview(BuildRecord build, TextStyle style) {
    this.build = build;
    this.style = style;
    this.names = new Names(build);
  }

  /** A line of three columns. */
  private record Row(ActionRecord action, String subject, String why) {}

  List<String> lines(List<ModuleRecord> modules, boolean chosen) {
    lines.add(heading());
    int next = 0;
    while (next < modules.size()) {
      int end = chosen ? next : endOfBoring(modules, next);
      if (end - next > 1) {
        collapsed(modules.subList(next, end));
        next = end;
      } else {
        module(modules.get(next));
        next++;
      }
    }
    if (!chosen) {
      notices();
    }
    return lines;
  }

  private String heading() {
    String goals = build.goals().isEmpty() ? "" : " " + String.join(" ", build.goals());
    return Words.oneLine("mvn" + goals + ", profile " + build.profile() + ": ")
        + (build.success() ? style.good("success") : style.bad("failed"))
        + ", "
        + Words.duration(build.durationMs());
  }

  private static int endOfBoring(List<ModuleRecord> modules, int from) {
    int end = from;
    while (end < modules.size() && boring(modules.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean boring(ModuleRecord module) {
    return module.outcome() == Outcome.UP_TO_DATE
        && module.actions().stream().allMatch(ActionRecord::boring);
  }

  private void collapsed(List<ModuleRecord> modules) {
    List<String> each = modules.stream().map(names::of).toList();
    lines.add(
        Words.count(modules.size(), "module")
            + " "
            + style.good(Outcome.UP_TO_DATE.label())
            + ": "
            + Words.list(each, NAMED));
  }

  private void module(ModuleRecord module) {
    String dir = module.dir().isEmpty() ? "" : " (" + Words.oneLine(module.dir()) + ")";
    lines.add(style.bold(names.of(module)) + dir + ": " + coloured(module.outcome(), 0));
    List<Row> rows = rows(module.actions());
    int outcomes =
        rows.stream().mapToInt(r -> r.action().outcome().label().length()).max().orElse(0);
    int subjects = rows.stream().mapToInt(r -> r.subject().length()).max().orElse(0);
    for (Row row : rows) {
      String outcome = coloured(row.action().outcome(), outcomes);
      lines.add("  " + outcome + "  " + Words.pad(row.subject(), subjects) + "  " + row.why());
      compiled(row.action(), " ".repeat(outcomes + 4));
    }
  }

  /** Which files were compiled, and what brought each of them about. */
  private void compiled(ActionRecord action, String indent) {
    List<String> files = action.compiledBecause();
    files.stream().limit(NAMED).map(Words::oneLine).forEach(file -> lines.add(indent + file));
    if (files.size() > NAMED) {
      lines.add(indent + "and " + (files.size() - NAMED) + " more");
    }
  }

  private List<Row> rows(List<ActionRecord> actions) {
    List<Row> rows = new ArrayList<>();
    int next = 0;
    while (next < actions.size()) {
      ActionRecord action = actions.get(next);
      int end = next;
      while (end < actions.size() && actions.get(end).boring()) {
        end++;
      }
      if (end - next > 1) {
        String last = Names.of(actions.get(end - 1));
        String subject = (end - next) + " actions, " + Names.of(action) + " to " + last;
        rows.add(new Row(action, subject, Words.oneLine(action.reason())));
        next = end;
      } else {
        rows.add(new Row(action, Names.of(action), why(action)));
        next++;
      }
    }
    return rows;
  }

  private static String why(ActionRecord action) {
    StringBuilder why = new StringBuilder(Words.oneLine(action.reason()));
    if (!action.changed().isEmpty() && !action.namesChange()) {
      int others = action.changed().size() - 1;
      why.append(" (").append(Words.oneLine(action.changed().get(0).input()));
      why.append(others == 0 ? ")" : " and " + others + " more)");
    }
    if (action.outcome() == Outcome.RESTORED && action.from() != null) {
      why.append(", from the ").append(Words.origin(action.from())).append(" cache");
    }
    if (action.executed() || action.outcome() == Outcome.FAILED) {
      why.append(", ").append(Words.duration(action.durationMs()));
    }
    return why.toString();
  }

  private String coloured(Outcome outcome, int width) {
    String text = Words.pad(outcome.label(), width);
    if (outcome == Outcome.FAILED) {
      return style.bad(text);
    } else if (outcome == Outcome.EXECUTED || outcome == Outcome.EXECUTED_INCREMENTALLY) {
      return style.busy(text);
    }
    return outcome == Outcome.BYPASSED || outcome == Outcome.SKIPPED ? text : style.good(text);
  }

  private void notices() {
    for (Notice notice : build.notices()) {
      if (notice.level() == Notice.Level.WARNING) {
        lines.add(style.busy("warning") + ": " + Words.oneLine(notice.text()));
      }
    }
  }
}
