package dev.ariabuild.engine.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a build, in the order in which it happened within a module. */
public sealed interface BuildEvent {
  /**
   * The session began.
   *
   * @param aria version of Aria
   * @param profile name of the Aria profile
   * @param goals goals and phases as the user typed them
   */
  record BuildStarted(String aria, String profile, List<String> goals) implements BuildEvent {}

  /**
   * The first action of a module is about to be decided.
   *
   * @param dir module directory relative to the execution root, {@code /} separated, {@code .} for
   *     the root
   */
  record ModuleStarted(ModuleId module, String dir) implements BuildEvent {}

  /**
   * An action ended.
   *
   * @param phase lifecycle phase it is bound to, or empty for a goal on the command line
   * @param from where outputs came from, if it did not run
   * @param cutoff whether something upstream executed in this build and the action still did not
   * @param durationNanos wall time from the decision's start to the end
   * @param key the action key in its printed form, or null if none was made
   */
  record ActionFinished(
      ActionId action,
      String phase,
      Outcome outcome,
      @Nullable Origin from,
      boolean cutoff,
      Reason reason,
      long durationNanos,
      @Nullable String key)
      implements BuildEvent {}

  /** All actions of a module ended. */
  record ModuleFinished(ModuleId module, boolean success) implements BuildEvent {}

  /** Something a person should know; printed once per distinct text. */
  record Notice(Level level, String text) implements BuildEvent {
    /** How loud it is. */
    public enum Level {
      /** For the curious: reports only. */
      DETAIL,
      /** Printed. */
      INFO,
      /** Printed as a warning. */
      WARNING
    }
  }

  /** The cache stored or could not use something. */
  record CacheActivity(Origin layer, Kind kind, String detail, long bytes) implements BuildEvent {
    /** What it was. */
    public enum Kind {
      /** An action result was found. */
      HIT,
      /** An action result was not found. */
      MISS,
      /** An action result was stored. */
      STORE,
      /** An entry was damaged and was removed. */
      DAMAGED,
      /** The layer failed and counted as a miss. */
      BROKEN
    }
  }

  /** The session ended. */
  record BuildFinished(boolean success, long durationNanos) implements BuildEvent {}
}
