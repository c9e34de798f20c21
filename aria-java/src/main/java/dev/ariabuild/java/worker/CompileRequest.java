package dev.ariabuild.java.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One call of javac.
 *
 * @param options of javac but {@code -d}, source path and source files
 * @param charset name of the sources' charset; empty for that of the platform
 * @param outputDirectory absolute; class files in it are read, none is written
 * @param hidden internal names of classes in it that must not be seen
 * @param sources absolute paths
 * @param texts content of sources that are not on disk as they are to be compiled, by path
 * @param typesOnly whether javac stops after flow analysis: what comes out are {@link
 *     HeaderClasses}
 */
public record CompileRequest(
    List<String> options,
    String charset,
    String outputDirectory,
    Set<String> hidden,
    List<String> sources,
    Map<String, byte[]> texts,
    boolean typesOnly) {
  /** Copies. */
  public CompileRequest {
    options = List.copyOf(options);
    hidden = Set.copyOf(hidden);
    sources = List.copyOf(sources);
    texts = new TreeMap<>(texts);
  }

  /** The same call, which stops after flow analysis. */
  public CompileRequest ofTypesOnly() {
    return new CompileRequest(options, charset, outputDirectory, hidden, sources, texts, true);
  }

  /** A call for sources that are on disk. */
  public CompileRequest(
      List<String> options,
      String charset,
      String outputDirectory,
      Set<String> hidden,
      List<String> sources,
      boolean typesOnly) {
    this(options, charset, outputDirectory, hidden, sources, Map.of(), typesOnly);
  }

  /** A call that makes classes. */
  public CompileRequest(
      List<String> options,
      String charset,
      String outputDirectory,
      Set<String> hidden,
      List<String> sources) {
    this(options, charset, outputDirectory, hidden, sources, Map.of(), false);
  }
}
