package dev.ariabuild.maven.plugin.watch;

import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.report.ActionRecord;
import dev.ariabuild.engine.report.BuildRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the core extension answers, which comes in types of the JDK, and records. */
final class QuickAnswer {
  private QuickAnswer() {}

  static List<String> strings(Map<String, Object> answer, String name) {
    return answer.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Whether nothing came of it because more changed meanwhile. */
  static boolean isDropped(Map<String, Object> answer) {
    return Boolean.TRUE.equals(answer.get("dropped"));
  }

  static List<Complaint> complaints(Map<String, Object> answer) {
    List<Complaint> complaints = new ArrayList<>();
    if (answer.get("diagnostics") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map) {
          complaints.add(
              Complaint.of(
                  String.valueOf(map.get("kind")),
                  String.valueOf(map.get("file")),
                  number(map.get("line")),
                  number(map.get("column")),
                  String.valueOf(map.get("message"))));
        }
      }
    }
    return complaints;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Integer known ? known : 0;
  }

  static boolean didSomething(ActionRecord action) {
    return action.outcome() == Outcome.EXECUTED
        || action.outcome() == Outcome.EXECUTED_INCREMENTALLY
        || action.outcome() == Outcome.RESTORED;
  }

  static boolean didSomething(BuildRecord record) {
    return record.modules().stream()
        .flatMap(module -> module.actions().stream())
        .anyMatch(QuickAnswer::didSomething);
  }
}
