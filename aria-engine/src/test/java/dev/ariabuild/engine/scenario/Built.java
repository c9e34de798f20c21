package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a build said, to be compared with what a test expects. Actions read {@code a:compile}. */
public final class Built {
  private final List<BuildEvent> events;
  private final Map<String, List<String>> projects;
  private final @Nullable Exception failure;
  private final Map<String, ActionFinished> actions = new LinkedHashMap<>();
  private final Set<String> mentioned = new LinkedHashSet<>();

  Built(List<BuildEvent> events, Map<String, List<String>> projects, @Nullable Exception failure) {
    this.events = events;
    this.projects = Map.copyOf(projects);
    this.failure = failure;
    for (BuildEvent event : events) {
      if (event instanceof ActionFinished finished) {
        actions.put(label(finished.action()), finished);
      }
    }
  }

  private static String label(ActionId id) {
    String execution = id.execution().replace("default", "");
    return id.module().artifactId() + ":" + id.goal() + execution;
  }

  /** These ran wholly. */
  public Built executed(String... labels) {
    return all(labels, "executed", a -> a.outcome() == Outcome.EXECUTED);
  }

  /** A part of the work of these was done. */
  public Built executedIncrementally(String... labels) {
    return all(
        labels, "executed incrementally", a -> a.outcome() == Outcome.EXECUTED_INCREMENTALLY);
  }

  /** These were as they had been left, and nothing that they look at had changed at all. */
  public Built upToDate(String... labels) {
    return all(labels, "up to date", a -> a.outcome() == Outcome.UP_TO_DATE && !a.cutoff());
  }

  /** Something upstream changed, but not what these read of it. */
  public Built cutOff(String... labels) {
    return all(labels, "cut off", a -> a.outcome() == Outcome.UP_TO_DATE && a.cutoff());
  }

  /** The outputs of these came from a cache. */
  public Built restored(String... labels) {
    return all(labels, "restored", a -> a.outcome() == Outcome.RESTORED);
  }

  /** The outputs of these came from this layer. */
  public Built restoredFrom(Origin origin, String... labels) {
    return all(
        labels,
        "restored from " + origin.label(),
        a -> a.outcome() == Outcome.RESTORED && a.from() == origin);
  }

  /** These ran because they always do. */
  public Built bypassed(String... labels) {
    return all(labels, "bypassed", a -> a.outcome() == Outcome.BYPASSED);
  }

  /** The user did not want these. */
  public Built skipped(String... labels) {
    return all(labels, "skipped", a -> a.outcome() == Outcome.SKIPPED);
  }

  /** This one failed, and the build with it; its message contains the text. */
  public Built failed(String label, String text) {
    all(new String[] {label}, "failed", a -> a.outcome() == Outcome.FAILED);
    String message = failure == null ? "" : String.valueOf(failure.getMessage());
    if (!message.contains(text)) {
      throw new AssertionError("'" + text + "' is not in the failure: " + message);
    }
    return this;
  }

  private Built all(String[] labels, String what, Predicate<ActionFinished> condition) {
    for (String label : labels) {
      ActionFinished action = actions.get(label);
      if (action == null || !condition.test(action)) {
        throw new AssertionError("expected " + label + " to be " + what + ", but:\n" + this);
      }
      mentioned.add(label);
    }
    return this;
  }

  /** The reason of this one contains the text. */
  public Built because(String label, String text) {
    ActionFinished action = actions.get(label);
    String reason = action == null ? "" : reason(action);
    if (!reason.contains(text)) {
      throw new AssertionError("'" + text + "' is not the reason of " + label + ":\n" + this);
    }
    return this;
  }

  private static String reason(ActionFinished action) {
    return action.reason().text() + " " + action.reason().changes();
  }

  /** Whatever was not mentioned is up to date, or always runs. */
  public Built nothingElse() {
    for (Map.Entry<String, ActionFinished> entry : actions.entrySet()) {
      ActionFinished action = entry.getValue();
      boolean quiet =
          action.outcome() == Outcome.BYPASSED
              || action.outcome() == Outcome.SKIPPED
              || action.outcome() == Outcome.UP_TO_DATE && !action.cutoff();
      if (!quiet && !mentioned.contains(entry.getKey())) {
        throw new AssertionError("unexpected " + entry.getKey() + ":\n" + this);
      }
    }
    return this;
  }

  /** What the actions of a module told its project, in order: {@code kind=value}. */
  public List<String> project(String module) {
    return projects.getOrDefault(module, List.of());
  }

  /** Everything the engine said. */
  public List<BuildEvent> events() {
    return events;
  }

  /** How often a cache layer said this. */
  public long count(CacheActivity.Kind kind) {
    return events.stream()
        .filter(event -> event instanceof CacheActivity activity && activity.kind() == kind)
        .count();
  }

  Map<String, ActionFinished> actions() {
    return actions;
  }

  @Nullable Exception failure() {
    return failure;
  }

  Map<String, List<String>> projects() {
    return projects;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    actions.forEach(
        (label, action) ->
            text.append("  ")
                .append(label)
                .append(' ')
                .append(action.outcome().label())
                .append(action.cutoff() ? " (cut off)" : "")
                .append(": ")
                .append(reason(action))
                .append('\n'));
    return failure == null ? text.toString() : text + "  " + failure + '\n';
  }
}
