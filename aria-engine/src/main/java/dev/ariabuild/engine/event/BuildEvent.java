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
  record BuildStarted(String aria, String profile, List<String> goals) implements BuildEvent {
    /** Copies the list. */
    public BuildStarted {
      goals = List.copyOf(goals);
    }
  }

  /**
   * The first action of a module is about to be decided.
   *
   * @param dir module directory relative to the execution root, {@code /} separated, {@code .} for
   *     the root
   * @param whole nothing that the module reads has changed, so that its actions are not decided one
   *     by one
   */
  record ModuleStarted(ModuleId module, String dir, boolean whole) implements BuildEvent {
    /** A module whose actions are decided one by one. */
    public ModuleStarted(ModuleId module, String dir) {
      this(module, dir, false);
    }
  }

  /**
   * An action ended.
   *
   * @param phase lifecycle phase it is bound to, or empty for a goal on the command line
   * @param from where outputs came from, if it did not run
   * @param cutoff whether something upstream executed in this build and the action still did not
   * @param compiled source files it compiled, relative to their source root and {@code /}
   *     separated, such as {@code a/B.java}; empty unless it compiles file by file
   * @param because why each of these was compiled, in the same order; empty if it is not known
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
      List<String> compiled,
      List<String> because,
      long durationNanos,
      @Nullable String key)
      implements BuildEvent {
    /** Copies the lists. */
    public ActionFinished {
      compiled = List.copyOf(compiled);
      because = List.copyOf(because);
    }

    /** An action that compiled nothing. */
    public ActionFinished(
        ActionId action,
        String phase,
        Outcome outcome,
        @Nullable Origin from,
        boolean cutoff,
        Reason reason,
        long durationNanos,
        @Nullable String key) {
      this(action, phase, outcome, from, cutoff, reason, List.of(), List.of(), durationNanos, key);
    }
  }

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

  /**
   * A layer of the cache was asked for an action result, or stored one. A lookup is one hit, of the
   * layer that had it, or one miss, of the last layer.
   *
   * @param detail what exactly, for people, or empty
   * @param bytes size of what was stored; 0 for the other kinds
   */
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
      /** A result was there, but is not trusted. */
      REFUSED,
      /** The layer failed and counted as a miss. */
      BROKEN
    }
  }

  /**
   * What a build did with a remote cache, told once at its end.
   *
   * @param requests questions and stores sent to it, each try
   * @param failures of these, such as were not answered as they should be
   * @param refused results that it had, but that were damaged, or not trusted
   * @param downloadedBytes of what was used, as it came
   * @param uploads results stored in it
   * @param uploadedBytes of these, as they went
   * @param dropped results that were not stored in it any more
   * @param waitedMs how long the build waited for it, over all threads, in milliseconds
   */
  record RemoteUse(
      long requests,
      long failures,
      long refused,
      long downloadedBytes,
      long uploads,
      long uploadedBytes,
      long dropped,
      long waitedMs)
      implements BuildEvent {
    /** No remote cache, or one that was not asked. */
    public static final RemoteUse NONE = new RemoteUse(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** The session ended. */
  record BuildFinished(boolean success, long durationNanos) implements BuildEvent {}
}
