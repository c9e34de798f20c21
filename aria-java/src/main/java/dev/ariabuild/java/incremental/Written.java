package dev.ariabuild.java.incremental;

import java.util.Set;
import java.util.TreeSet;

/**
 * The sources of a module that people wrote.
 *
 * @param all paths of those that are there
 * @param dirty those of them that are not as they were, or may mean something else now
 * @param deleted those that were there
 */
record Written(Set<String> all, Set<String> dirty, Set<String> deleted) {
  /** Dirty or deleted. */
  Set<String> changed() {
    Set<String> changed = new TreeSet<>(dirty);
    changed.addAll(deleted);
    return changed;
  }
}
