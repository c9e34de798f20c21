package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /**
     * Of a compilation that was not taken over yet.
     *
     * @param classes as they were before
     * @param said files of which a compilation of everything says something else
     * @param shown classes of the class path that show something else
     */
    static Counts of(
        ModuleState before,
        PartialOutcome.Done done,
        ClassFolder classes,
        Set<String> said,
        Set<String> shown)
        throws IOException {
      int needed = 0;
      Set<String> edited = new TreeSet<>();
      for (Map.Entry<String, String> file : done.compiled().entrySet()) {
        boolean isEdited =
            file.getValue().equals("it changed") || file.getValue().equals("it is new");
        if (isEdited) {
          edited.add(file.getKey());
        }
        boolean isNeeded =
            isEdited || madeOtherwise(done, file.getKey(), classes) || said.contains(file.getKey());
        needed += isNeeded ? 1 : 0;
      }
      Set<String> gone = new TreeSet<>(before.sources().keySet());
      gone.removeAll(done.next().sources().keySet());
      OtherRules others = new OtherRules(before, edited, gone, shown);
      return new Counts(
          done.compiled().size(),
          needed,
          others.byShownClass(done.next()).size(),
          others.byClass().size(),
          edited.isEmpty() && gone.isEmpty() && shown.isEmpty() ? 0 : done.next().sources().size());
    }

    private static boolean madeOtherwise(PartialOutcome.Done done, String path, ClassFolder classes)
        throws IOException {
      for (String type : done.next().classesOf(path)) {
        if (!OnDisk.same(classes.file(type), done.classes().get(type))) {
          return true;
        }
      }
      return false;
    }
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
