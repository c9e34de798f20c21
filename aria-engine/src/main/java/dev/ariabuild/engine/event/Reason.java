package dev.ariabuild.engine.event;

import java.util.List;

/**
 * Why a decision was taken.
 *
 * @param detail what exactly, or empty
 * @param changes inputs that differed, in the order of the key; empty unless something changed
 */
public record Reason(Cause cause, String detail, List<Change> changes) {
  /** Copies the list. */
  public Reason {
    changes = List.copyOf(changes);
  }

  /** A cause that says it all. */
  public static Reason of(Cause cause) {
    return new Reason(cause, "", List.of());
  }

  /** A cause with its detail. */
  public static Reason of(Cause cause, String detail) {
    return new Reason(cause, detail, List.of());
  }

  /** One line: the cause's sentence and the detail. */
  public String text() {
    return detail.isEmpty() ? cause.sentence() : cause.sentence() + ": " + detail;
  }
}
