package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What speaks for an image and what against it, as it is found. */
final class Evidence {
  private static final int SHOWN = 20;

  private final List<String> proven = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();

  void proves(String line) {
    proven.add(line);
  }

  void differs(String line) {
    differences.add(line);
  }

  void differs(Collection<String> lines) {
    differences.addAll(lines);
  }

  /** Whether nothing speaks against it so far. */
  boolean isGood() {
    return differences.isEmpty();
  }

  /**
   * What was proven, a line each.
   *
   * @throws AotException naming each difference, if there are any
   */
  List<String> proven(String profile) throws AotException {
    if (differences.isEmpty()) {
      return proven;
    }
    int more = differences.size() - SHOWN;
    List<String> shown = new ArrayList<>();
    differences.stream().limit(SHOWN).forEach(line -> shown.add("  " + line));
    if (more > 0) {
      shown.add("  and " + more + " more");
    }
    throw AotProblem.NOT_EQUIVALENT.with(profile, String.join("\n", shown));
  }
}
