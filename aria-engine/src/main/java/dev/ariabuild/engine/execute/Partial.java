package dev.ariabuild.engine.execute;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of bringing outputs about from those of the last execution. Nothing is written yet. */
public sealed interface Partial {
  /** Nothing can be said: it is not done that way. */
  Partial NOT_TRIED = new Whole("");

  /**
   * These outputs change; all others of the last execution stay, and so does what it changed on the
   * project.
   *
   * @param written content by path relative to the module
   * @param removed paths relative to the module
   * @param compiled what was worked on, by name, each with its reason
   */
  record Done(
      SortedMap<String, byte[]> written, Set<String> removed, SortedMap<String, String> compiled)
      implements Partial {
    /** Copies. */
    public Done {
      written = new TreeMap<>(written);
      removed = Set.copyOf(removed);
      compiled = new TreeMap<>(compiled);
    }

    /** For maps of any order. */
    public static Done of(
        Map<String, byte[]> written, Set<String> removed, Map<String, String> compiled) {
      return new Done(new TreeMap<>(written), removed, new TreeMap<>(compiled));
    }
  }

  /**
   * No output changes: they are what a run with the inputs of now would leave.
   *
   * @param why a lower-case clause
   */
  record Untouched(String why) implements Partial {}

  /**
   * Something that it had read was changed meanwhile: all of it is thrown away.
   *
   * @param attempt with what is there now
   */
  record Again(Work.Attempt attempt) implements Partial {}

  /**
   * The action has to run wholly.
   *
   * @param why a lower-case clause; empty if there is nothing to tell
   */
  record Whole(String why) implements Partial {}
}
