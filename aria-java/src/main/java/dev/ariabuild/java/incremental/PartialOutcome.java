package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compiled.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of compiling a part of a module. Nothing was written yet. */
public sealed interface PartialOutcome {
  /**
   * The part is compiled.
   *
   * @param classes bytes by internal name, of the compiled files only
   * @param removed internal names of classes that are no longer made
   * @param compiled every compiled file with its reason; empty if sources were only removed, or if
   *     no file uses what changed of the class path
   * @param messages warnings and notes of javac
   * @param next the state from now on
   */
  record Done(
      Map<String, byte[]> classes,
      Set<String> removed,
      SortedMap<String, String> compiled,
      List<Message> messages,
      ModuleState next)
      implements PartialOutcome {
    /** Copies. */
    public Done {
      classes = Map.copyOf(classes);
      removed = Set.copyOf(removed);
      compiled = new TreeMap<>(compiled);
      messages = List.copyOf(messages);
    }
  }

  /**
   * The module has to be compiled as a whole.
   *
   * @param why a lower-case clause
   */
  record Whole(String why) implements PartialOutcome {}
}
