package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Reason;
import java.util.List;
import java.util.Set;

/**
 * A mojo execution with its inputs evaluated: what the engine knows of it before deciding.
 *
 * @param phase lifecycle phase it is bound to; empty for a goal on the command line
 */
public record Action(ActionId id, String phase, Nature nature) {

  /** What may be done with an action. */
  public sealed interface Nature {}

  /**
   * Inputs and outputs are described: it may be skipped or restored.
   *
   * @param inputs everything it reads
   * @param exclusiveRoots directories below the module ({@code /} separated) in which every file
   *     must have an owner; what has none is removed
   * @param onFailure what becomes of outputs if it fails
   * @param constructive whether outputs go to the cache; otherwise they only verify in place
   * @param hidden outputs ({@code /} separated) that stand where it reads but were left out of its
   *     inputs, because later actions left them in an earlier build: they are not there while it
   *     runs
   */
  public record Described(
      Inputs inputs,
      List<String> exclusiveRoots,
      OnFailure onFailure,
      boolean constructive,
      Set<String> hidden)
      implements Nature {
    /** Copies the collections. */
    public Described {
      exclusiveRoots = List.copyOf(exclusiveRoots);
      hidden = Set.copyOf(hidden);
    }

    /** With nothing hidden. */
    public Described(
        Inputs inputs, List<String> exclusiveRoots, OnFailure onFailure, boolean constructive) {
      this(inputs, exclusiveRoots, onFailure, constructive, Set.of());
    }
  }

  /**
   * It always runs.
   *
   * @param afresh what it left before is not there when it runs, and comes back if it fails: its
   *     outputs are its own, and what it would take for up to date may not be
   */
  public record Unconditional(Reason reason, boolean afresh) implements Nature {
    /** On top of what it left before, as without Aria. */
    public Unconditional(Reason reason) {
      this(reason, false);
    }
  }

  /** The user's configuration makes it do nothing. */
  public record Unwanted(Reason reason) implements Nature {}

  /** What becomes of outputs of a failed execution. */
  public enum OnFailure {
    /** The outputs of the last success come back. */
    ROLL_BACK,
    /** The new ones stay, such as reports of failed tests. */
    KEEP
  }
}
