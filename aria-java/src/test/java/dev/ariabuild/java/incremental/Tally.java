package dev.ariabuild.java.incremental;

import java.util.EnumMap;
import java.util.Map;

/** What came of the edits of one run, in files unless said otherwise. */
final class Tally {
  /** Edits that were compiled and compared. */
  int done;

  /** Edits that do not compile. */
  int rejected;

  /** Modules that could not be compiled in part though they compile. */
  int whole;

  int compiled;
  int needed;

  /** What the rules of others would have compiled. */
  int byShownClass;

  int byClass;
  int byModule;

  /** Modules of which nothing was compiled though their class path showed something else. */
  int cutOff;

  final Map<Edits.Kind, Integer> kinds = new EnumMap<>(Edits.Kind.class);

  /** Files of one compilation. */
  record Counts(int compiled, int needed, int byShownClass, int byClass, int byModule) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  void add(Counts counts) {
    compiled += counts.compiled();
    needed += counts.needed();
    byShownClass += counts.byShownClass();
    byClass += counts.byClass();
    byModule += counts.byModule();
  }

  /** For people and for {@code benchmarks/javac}, which reads it. */
  String line(String what, long seed) {
    return String.format(
        "fuzz: %s, seed %d: %d edits of %d kinds, %d that do not compile, %d whole; %d files compiled,"
            + " %d strictly needed (%.2f each); %d by shown class, %d by class, %d by module;"
            + " %d modules cut off",
        what,
        seed,
        done,
        kinds.size(),
        rejected,
        whole,
        compiled,
        needed,
        compiled / (double) Math.max(1, needed),
        byShownClass,
        byClass,
        byModule,
        cutOff);
  }
}
