package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.report.ActionRecord;
import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.BuildRecord;
import dev.ariabuild.engine.report.ModuleRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What one call of Maven did. Actions are named {@code module:goal}, or {@code
 * module:goal@execution} where the execution is not the default one.
 */
final class Result {
  private static final int SHOWN_LINES = 80;

  /** Knows the record of an earlier build, so that it is not taken for that of a later one. */
  static final class Before {
    private final Path from;
    private final String old;

    Before(Path from) {
      this.from = from;
      this.old = state();
    }

    private String state() {
      Path file = BuildJson.fileIn(from);
      try {
        return Files.exists(file) ? Files.getLastModifiedTime(file).toString() : "none";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Whether a build has ended since. */
    boolean isOver() {
      return newRecord().isPresent();
    }

    private Optional<BuildRecord> newRecord() {
      return state().equals(old) ? Optional.empty() : BuildJson.read(BuildJson.fileIn(from));
    }
  }

  private final List<String> arguments;
  private final int exitCode;
  private final List<String> console;
  private final Checkout checkout;
  private final Path from;
  private final Set<String> told = new TreeSet<>();
  private final Optional<BuildRecord> record;

  Result(
      List<String> arguments,
      int exitCode,
      List<String> console,
      Checkout checkout,
      Before before) {
    this.arguments = arguments;
    this.exitCode = exitCode;
    this.console = console;
    this.checkout = checkout;
    this.from = before.from;
    this.record = before.newRecord();
  }

  /** Must have succeeded. */
  Result ok() {
    assertEquals(0, exitCode, this::toString);
    return this;
  }

  /** Must have failed. */
  Result failed() {
    assertTrue(exitCode != 0, () -> "should have failed\n" + this);
    return this;
  }

  int exitCode() {
    return exitCode;
  }

  /** The record of this build. */
  BuildRecord record() {
    return record.orElseThrow(() -> new AssertionError("there is no record of the build\n" + this));
  }

  Result executed(String... actions) {
    return all(
        a -> a.outcome() == Outcome.EXECUTED || a.outcome() == Outcome.EXECUTED_INCREMENTALLY,
        "executed",
        actions);
  }

  /** Exactly these source files were compiled one by one; none if the action ran wholly. */
  Result compiled(String action, String... files) {
    executed(action);
    assertEquals(
        new TreeSet<>(List.of(files)),
        new TreeSet<>(find(action).compiled()),
        () -> action + " because " + find(action).reason() + " " + find(action).because());
    return this;
  }

  /** Why one of the files was compiled. */
  Result compiledBecause(String action, String file, String why) {
    ActionRecord found = find(action);
    assertEquals(why, found.because().get(found.compiled().indexOf(file)), this::toString);
    return this;
  }

  /** Up to date, whether or not something upstream executed. */
  Result upToDate(String... actions) {
    return all(a -> a.outcome() == Outcome.UP_TO_DATE, "up to date", actions);
  }

  Result cutOff(String... actions) {
    return all(a -> a.outcome() == Outcome.UP_TO_DATE && a.cutoff(), "cut off", actions);
  }

  Result restored(String... actions) {
    return all(a -> a.outcome() == Outcome.RESTORED, "restored", actions);
  }

  Result bypassed(String... actions) {
    return all(a -> a.outcome() == Outcome.BYPASSED, "bypassed", actions);
  }

  Result skipped(String... actions) {
    return all(a -> a.outcome() == Outcome.SKIPPED, "skipped", actions);
  }

  /**
   * These modules, and no others, were found unchanged as a whole: Maven was not asked for a goal.
   */
  Result whole(String... modules) {
    Set<String> found = new TreeSet<>();
    for (ModuleRecord module : record().modules()) {
      if (module.whole()) {
        found.add(module.id().artifactId());
      }
    }
    assertEquals(new TreeSet<>(List.of(modules)), found, this::toString);
    return this;
  }

  /** Nothing executed but what was told before; what always runs does not count. */
  Result nothingElse() {
    Set<String> others = new TreeSet<>();
    actions()
        .forEach(
            (name, action) -> {
              boolean ran =
                  action.outcome() == Outcome.EXECUTED
                      || action.outcome() == Outcome.EXECUTED_INCREMENTALLY
                      || action.outcome() == Outcome.FAILED;
              if (ran && !told.contains(name)) {
                others.add(name + " (" + action.reason() + ")");
              }
            });
    assertTrue(others.isEmpty(), () -> "executed besides: " + others + "\n" + this);
    return this;
  }

  /** The reason of an action. */
  Result because(String action, String text) {
    ActionRecord found = find(action);
    String why = found.reason() + " " + found.changed();
    assertTrue(why.contains(text), () -> action + " because " + why + "\n" + this);
    return this;
  }

  Result says(String text) {
    assertTrue(
        console.stream().anyMatch(line -> line.contains(text)),
        () -> "does not say '" + text + "'\n" + this);
    return this;
  }

  Result doesNotSay(String text) {
    assertTrue(
        console.stream().noneMatch(line -> line.contains(text)),
        () -> "says '" + text + "'\n" + this);
    return this;
  }

  /** No line is a warning, but for those about the network. */
  Result warnsNot() {
    assertEquals(
        List.of(),
        console.stream()
            .filter(line -> line.startsWith("[WARNING]") && !line.contains("Could not transfer"))
            .toList(),
        this::toString);
    return this;
  }

  List<String> console() {
    return console;
  }

  private Result all(Predicate<ActionRecord> expected, String what, String... actions) {
    for (String action : actions) {
      ActionRecord found = find(action);
      told.add(action);
      assertTrue(
          expected.test(found),
          () ->
              action
                  + " should be "
                  + what
                  + " but is "
                  + found.outcome().label()
                  + ": "
                  + found.reason()
                  + " "
                  + found.changed()
                  + "\n"
                  + this);
    }
    return this;
  }

  private ActionRecord find(String action) {
    ActionRecord found = actions().get(action);
    if (found == null) {
      throw new AssertionError("no action " + action + " in " + actions().keySet() + "\n" + this);
    }
    return found;
  }

  /** All actions by name, the last one if there are several. */
  Map<String, ActionRecord> actions() {
    Map<String, ActionRecord> actions = new TreeMap<>();
    for (ModuleRecord module : record().modules()) {
      String id = module.id().toString();
      String name = id.substring(id.indexOf(':') + 1);
      for (ActionRecord action : module.actions()) {
        String goal = action.goal().substring(action.goal().indexOf(':') + 1);
        boolean plain =
            action.execution().equals("default-" + goal)
                || action.execution().equals("default-cli");
        actions.put(name + ":" + goal + (plain ? "" : "@" + action.execution()), action);
      }
    }
    return actions;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append("mvn ").append(String.join(" ", arguments)).append(" in ").append(from);
    out.append(" (Maven ").append(checkout.mavenVersion()).append(", exit code ");
    out.append(exitCode).append(")\n");
    int first = Math.max(0, console.size() - SHOWN_LINES);
    console.subList(first, console.size()).forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }
}
