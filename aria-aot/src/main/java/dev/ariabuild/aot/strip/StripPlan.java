package dev.ariabuild.aot.strip;

import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;

/**
 * What debug information stays in class files.
 *
 * @param lines line numbers, source file names and source maps (Kotlin, JSP)
 * @param parameters names of parameters in the variable tables
 * @param locals names of all variables
 */
public record StripPlan(Lines lines, boolean parameters, boolean locals) {
  /** What becomes of line numbers. */
  public enum Lines {
    /** They stay, with source files and source maps. */
    KEPT,
    /** Small numbers and the id of the build stand for them; a mapping leads back. */
    RESIDUAL
  }

  /** Bytes stay as they are. */
  public static final StripPlan NOTHING = new StripPlan(Lines.KEPT, true, true);

  /** What a profile's {@code strip} and {@code debug} mean for class files. */
  public static StripPlan of(Strip strip, DebugInfo debug) {
    if (strip == Strip.NONE) {
      return NOTHING;
    }
    return switch (debug) {
      case NONE -> new StripPlan(Lines.RESIDUAL, false, false);
      case LINE_TABLES_ONLY -> new StripPlan(Lines.KEPT, false, false);
      case LIMITED -> new StripPlan(Lines.KEPT, true, false);
      case FULL -> NOTHING;
    };
  }

  /** Whether anything is taken out. */
  public boolean strips() {
    return !equals(NOTHING);
  }
}
