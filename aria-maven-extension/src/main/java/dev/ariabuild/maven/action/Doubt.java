package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Reason;

/** Something about an action cannot be known, so it has to run. */
final class Doubt extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Reason reason;

  Doubt(Cause cause, String detail) {
    super(detail, null, false, false);
    this.reason = Reason.of(cause, detail);
  }

  Reason reason() {
    return reason;
  }
}
