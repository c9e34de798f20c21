package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compiled.Message;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** What came of giving files to annotation processors again. */
sealed interface Reprocessed {
  /** It cannot be done in part; a lower-case clause says why. */
  record Whole(String why, boolean verifiable) implements Reprocessed {}

  /**
   * It is done.
   *
   * @param given files that were given to processors
   * @param made content of what they made, by path
   * @param removed paths of what was made of these files and is not made any more
   * @param next all that is made now
   */
  record Done(
      Set<String> given,
      SortedMap<String, byte[]> made,
      Set<String> removed,
      Generation next,
      List<Message> messages)
      implements Reprocessed {}
}
