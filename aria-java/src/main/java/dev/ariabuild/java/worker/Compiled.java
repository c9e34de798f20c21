package dev.ariabuild.java.worker;

import dev.ariabuild.java.uses.FileUses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What came out of one call of javac.
 *
 * @param success whether javac says so
 * @param messages in the order in which they came
 * @param classes bytes of class files by internal name
 * @param uses what each source file uses, and which classes it became
 * @param elsewhere those of the classes, and of those that were hidden, that the class path has as
 *     well
 */
public record Compiled(
    boolean success,
    List<Message> messages,
    Map<String, byte[]> classes,
    List<FileUses> uses,
    Set<String> elsewhere) {
  /** Copies. */
  public Compiled {
    messages = List.copyOf(messages);
    classes = new TreeMap<>(classes);
    uses = List.copyOf(uses);
    elsewhere = Set.copyOf(elsewhere);
  }

  /** With classes that the class path does not have. */
  public Compiled(
      boolean success, List<Message> messages, Map<String, byte[]> classes, List<FileUses> uses) {
    this(success, messages, classes, uses, Set.of());
  }

  /**
   * One message of javac.
   *
   * @param kind of {@code javax.tools.Diagnostic.Kind}
   * @param file absolute path; empty if it belongs to none
   * @param line from 1; 0 if it belongs to none
   * @param column from 1; 0 if it belongs to none
   */
  public record Message(String kind, String file, int line, int column, String text) {}
}
