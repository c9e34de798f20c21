package dev.ariabuild.java.incremental;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses the files that annotation processors are given again: those of which they may make
 * something else, and all that they can look into from there.
 */
final class GivenFiles {
  private final Generation old;
  private final Written written;

  /**
   * For one state of the sources.
   *
   * @param old what was made before
   */
  GivenFiles(Generation old, Written written) {
    this.old = old;
    this.written = written;
  }

  /** Files with annotations of aggregating processors, as far as they are still there. */
  Set<String> aggregated() {
    Set<String> aggregated = new TreeSet<>(old.aggregated());
    aggregated.retainAll(written.all());
    return aggregated;
  }

  /** What changed reaches. */
  Set<String> seenAgain(Views views) {
    return chosen(views, Set.of());
  }

  /** The same, if something is to be made of all aggregated files. */
  Set<String> seenAgainWithAggregated(Views views) {
    return chosen(views, aggregated());
  }

  private Set<String> chosen(Views views, Set<String> more) {
    Set<String> concerned = views.onto(written.changed());
    concerned.retainAll(old.given());
    concerned.addAll(written.dirty());
    concerned.addAll(more);
    Set<String> given = views.from(concerned);
    if (concerned.isEmpty() && Collections.disjoint(written.deleted(), old.aggregated())) {
      return Set.of();
    }
    if (!Collections.disjoint(given, old.aggregated())
        || !Collections.disjoint(written.deleted(), old.aggregated())) {
      concerned.addAll(aggregated());
      given = views.from(concerned);
    }
    given.retainAll(written.all());
    if (!given.isEmpty()) {
      written.all().stream().filter(path -> path.endsWith("package-info.java")).forEach(given::add);
    }
    return given;
  }
}
