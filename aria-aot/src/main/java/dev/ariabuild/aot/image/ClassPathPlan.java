package dev.ariabuild.aot.image;

import java.util.List;
import java.util.Set;

/**
 * What is done to the classes of a class path as a whole, before each jar is stripped.
 *
 * @param lift names of the jars whose class files of versions below 50 are lifted
 * @param lower names of the jars whose dynamic calls are written out
 * @param keep patterns of classes that whole-program reduction keeps
 */
public record ClassPathPlan(Set<String> lift, Set<String> lower, List<String> keep) {
  /** Nothing is done. */
  public static final ClassPathPlan NOTHING = new ClassPathPlan(Set.of(), Set.of(), List.of());

  public ClassPathPlan {
    lift = Set.copyOf(lift);
    lower = Set.copyOf(lower);
    keep = List.copyOf(keep);
  }
}
