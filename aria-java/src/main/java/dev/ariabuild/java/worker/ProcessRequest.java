package dev.ariabuild.java.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of annotation processors over some files of a module, which compiles nothing.
 *
 * @param options of javac but {@code -proc}, {@code -d}, {@code -s}, processors, source path and
 *     source files
 * @param charset name of the sources' charset; empty for that of the platform
 * @param outputDirectory absolute; class files in it are read, none is written
 * @param sourceDirectory absolute; where generated sources belong, none is written
 * @param processorPath absolute paths of directories and archives
 * @param processors class names in the order in which they are asked, each with its kind
 * @param hidden internal names of classes in the output directory that must not be seen
 * @param remade absolute paths of files that processors made before and will make again: they are
 *     not there
 * @param foreign absolute paths of files that processors made and that stay: nobody may read them
 * @param reads what processors read before, which has to be the same: digests by name, see {@link
 *     ResourceReads}
 * @param sources absolute paths
 */
public record ProcessRequest(
    List<String> options,
    String charset,
    String outputDirectory,
    String sourceDirectory,
    List<String> processorPath,
    List<Named> processors,
    Set<String> hidden,
    Set<String> remade,
    Set<String> foreign,
    Map<String, String> reads,
    List<String> sources) {
  /** Copies. */
  public ProcessRequest {
    options = List.copyOf(options);
    processorPath = List.copyOf(processorPath);
    processors = List.copyOf(processors);
    hidden = Set.copyOf(hidden);
    remade = Set.copyOf(remade);
    foreign = Set.copyOf(foreign);
    reads = Map.copyOf(reads);
    sources = List.copyOf(sources);
  }

  /** What a processor promises of what it makes. */
  public enum Kind {
    /** Each thing is made of one file and what that one's declarations mention. */
    ISOLATING,
    /** A thing may be made of any of the files that hold annotations of the processor. */
    AGGREGATING,
    /** It says so itself, when it runs, by the names of its supported options. */
    DYNAMIC
  }

  /**
   * A processor.
   *
   * @param name of its class
   */
  public record Named(String name, Kind kind) {}
}
