package dev.ariabuild.engine.report;

import dev.ariabuild.engine.config.Nearest;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.event.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers why each action of the last build ran, or did not. Reads nothing but the record. */
public final class Explain {
  private static final int NAMED = 5;

  /** What people get. */
  public sealed interface Answer {
    /** The answer's lines. */
    record Lines(List<String> lines) implements Answer {
      /** Copies the list. */
      public Lines {
        lines = List.copyOf(lines);
      }
    }

    /** There is no answer; the message says why and what to do. */
    record Failure(String message) implements Answer {}
  }

  /**
   * What is asked.
   *
   * @param module group and artifact id, artifact id or directory; null or blank for all modules
   * @param goal {@code compile}, {@code compiler:compile} or {@code maven-compiler-plugin:compile},
   *     perhaps with {@code @execution}; null or blank for an overview
   */
  public record Question(@Nullable String module, @Nullable String goal) {
    /** Strips the texts; blank ones become null. */
    public Question {
      module = module == null || module.isBlank() ? null : module.strip();
      goal = goal == null || goal.isBlank() ? null : goal.strip();
    }
  }

  private final BuildRecord build;
  private final TextStyle style;

  private Explain(BuildRecord build, TextStyle style) {
    this.build = build;
    this.style = style;
  }

  /** Answers from the record that the last build left under this execution root. */
  public static Answer answer(Path executionRoot, Question question, TextStyle style) {
    Optional<BuildRecord> build = BuildJson.read(BuildJson.fileIn(executionRoot));
    if (build.isPresent()) {
      return answer(build.get(), question, style);
    }
    return new Answer.Failure(
        "no build to explain: "
            + BuildJson.PATH
            + " is missing, damaged or of another version of aria; run a build with the aria"
            + " extension first, such as mvn verify, then mvn aria:explain");
  }

  /** Answers from a record. */
  public static Answer answer(BuildRecord build, Question question, TextStyle style) {
    return new Explain(build, style).answer(question);
  }

  private Answer answer(Question question) {
    List<ModuleRecord> modules = build.modules();
    String module = question.module();
    if (module != null) {
      modules = modules.stream().filter(m -> Names.matches(m, module)).toList();
      if (modules.isEmpty()) {
        return unknown("module", module, "", Names.candidates(build.modules(), module));
      }
    }
    String goal = question.goal();
    if (goal == null) {
      return new Answer.Lines(new ExplainOverview(build, style).lines(modules, module != null));
    }
    List<String> lines = new ArrayList<>();
    for (ModuleRecord each : modules) {
      for (ActionRecord action : each.actions()) {
        if (Names.matches(action, goal)) {
          if (!lines.isEmpty()) {
            lines.add("");
          }
          lines.addAll(full(each, action));
        }
      }
    }
    return lines.isEmpty()
        ? unknown(
            "goal",
            goal,
            module == null ? "" : " in module " + module,
            Names.actionCandidates(modules, goal))
        : new Answer.Lines(lines);
  }

  private Answer unknown(String kind, String wanted, String where, List<String> names) {
    String hint =
        Nearest.to(wanted, names).map(near -> "did you mean " + near + "? ").orElse("")
            + (names.isEmpty() ? "there was none" : "there were " + Words.list(names, NAMED))
            + (build.success() ? "" : "; it failed before it came to others");
    return new Answer.Failure(
        Words.oneLine("no " + kind + " '" + wanted + "'" + where + " in the last build: " + hint));
  }

  private List<String> full(ModuleRecord module, ActionRecord action) {
    List<String> lines = new ArrayList<>();
    String phase = action.phase().isEmpty() ? "" : ", phase " + action.phase();
    lines.add(
        style.bold(Words.oneLine(module.id() + " " + action.goal()))
            + Words.oneLine(" (" + action.execution() + ")" + phase));
    String how = action.cutoff() ? ", cut off" : module.whole() ? ", as is the whole module" : "";
    row(
        lines,
        "outcome",
        action.outcome().label() + how + ", " + Words.duration(action.durationMs()));
    row(lines, "why", action.reason());
    rows(lines, "changed", action.changed().stream().map(Change::toString).toList());
    rows(lines, "compiled", action.compiledBecause());
    String outputs = outputs(action);
    if (!outputs.isEmpty()) {
      row(lines, "outputs", outputs);
    }
    row(lines, "key", action.key() == null ? "none was made" : action.key());
    String wayOut = wayOut(action.cause());
    if (!wayOut.isEmpty()) {
      row(lines, "way out", wayOut);
    }
    return lines;
  }

  private static String outputs(ActionRecord action) {
    if (action.outcome() == Outcome.FAILED || action.outcome() == Outcome.SKIPPED) {
      return "";
    } else if (action.outcome() == Outcome.UP_TO_DATE) {
      return "left in place by an earlier execution";
    } else if (action.outcome() != Outcome.RESTORED) {
      return "written by this execution";
    }
    return action.from() == null
        ? "from the cache"
        : "from the " + Words.origin(action.from()) + " cache";
  }

  private static String wayOut(Cause cause) {
    if (cause == Cause.NO_DESCRIPTOR || cause == Cause.UNKNOWN_PARAMETER) {
      return "describe what it reads and writes under [[goal]] in aria.toml";
    } else if (cause == Cause.VOLATILE_INPUT) {
      return "give the input a value that stays the same from build to build";
    }
    return "";
  }

  private static void row(List<String> lines, String name, String text) {
    lines.add("  " + Words.pad(name, 10) + Words.oneLine(text));
  }

  private static void rows(List<String> lines, String name, List<String> texts) {
    String heading = name;
    for (String text : texts) {
      row(lines, heading, text);
      heading = "";
    }
  }
}
