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
   * @param files content of what annotation processors made, by absolute path; some of it may be
   *     there already
   * @param removedFiles absolute paths of what they make no longer
   * @param compiled every compiled file with its reason; empty if sources were only removed, or if
   *     no file uses what changed of the class path
   * @param messages warnings and notes of javac
   * @param next the state from now on
   */
  record Done(
      Map<String, byte[]> classes,
      Set<String> removed,
      Map<String, byte[]> files,
      Set<String> removedFiles,
      SortedMap<String, String> compiled,
      List<Message> messages,
      ModuleState next)
      implements PartialOutcome {
    /** Copies. */
    public Done {
      classes = Map.copyOf(classes);
      removed = Set.copyOf(removed);
      files = Map.copyOf(files);
      removedFiles = Set.copyOf(removedFiles);
      compiled = new TreeMap<>(compiled);
      messages = List.copyOf(messages);
    }

    /** Without annotation processors. */
    Done(
        Map<String, byte[]> classes,
        Set<String> removed,
        SortedMap<String, String> compiled,
        List<Message> messages,
        ModuleState next) {
      this(classes, removed, Map.of(), Set.of(), compiled, messages, next);
    }
  }

  /**
   * The module has to be compiled as a whole.
   *
   * @param why a lower-case clause
   * @param verifiable whether {@link PartialCompiler#verified} may help, for the next time
   */
  record Whole(String why, boolean verifiable) implements PartialOutcome {
    /** Nothing helps. */
    public Whole(String why) {
      this(why, false);
    }
  }
}
