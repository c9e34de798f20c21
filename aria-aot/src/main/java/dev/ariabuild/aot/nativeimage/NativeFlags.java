package dev.ariabuild.aot.nativeimage;

import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Panic;
import dev.ariabuild.engine.config.Strip;
import dev.ariabuild.engine.config.Symbols;
import java.util.ArrayList;
import java.util.List;

/**
 * What a profile turns into for native-image. Debug information is always generated where some of
 * it is taken out afterwards, so that {@code release} and {@code release-with-symbols} compile the
 * same.
 *
 * @param more options of the user, last
 */
public record NativeFlags(
    OptLevel optLevel,
    DebugInfo debug,
    Strip strip,
    Symbols symbols,
    boolean assertions,
    Panic panic,
    List<String> more) {
  public NativeFlags {
    more = List.copyOf(more);
  }

  /** The options, without class path, output and main class. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("--no-fallback");
    options.add(optimisation(optLevel));
    if (generatesDebug()) {
      options.add("-g");
    }
    if (assertions) {
      options.add("-ea");
    }
    if (panic == Panic.ABORT) {
      options.add("-R:+ExitOnOutOfMemoryError");
    }
    options.addAll(more);
    return options;
  }

  /** The option for an {@code opt-level}. */
  public static String optimisation(OptLevel level) {
    return switch (level) {
      case NONE -> "-Ob";
      case SOME -> "-O1";
      case MORE -> "-O2";
      case MOST -> "-O3";
      case SIZE, SMALLEST -> "-Os";
    };
  }

  /** The option of objcopy that takes out what {@code strip} says; empty: nothing is taken out. */
  public static String objcopy(Strip strip) {
    return switch (strip) {
      case NONE -> "";
      case DEBUGINFO -> "--strip-debug";
      case SYMBOLS -> "--strip-all";
    };
  }

  private boolean generatesDebug() {
    return debug != DebugInfo.NONE || strip != Strip.NONE || symbols != Symbols.NONE;
  }
}
