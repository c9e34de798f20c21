package dev.ariabuild.java.worker;

import dev.ariabuild.java.worker.Compiled.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What annotation processors made, and of what.
 *
 * @param success whether neither javac nor a processor told an error
 * @param messages in the order in which they came
 * @param outputs all files that were made
 * @param isolated sources with annotations that an isolating processor was given
 * @param aggregated sources with annotations that an aggregating processor was given
 * @param reads digests of files that processors read, by name
 * @param broken lower-case clauses: where a processor did not do as it promised
 */
public record Processed(
    boolean success,
    List<Message> messages,
    List<Output> outputs,
    Set<String> isolated,
    Set<String> aggregated,
    Map<String, String> reads,
    List<String> broken) {
  /** Copies. */
  public Processed {
    messages = List.copyOf(messages);
    outputs = List.copyOf(outputs);
    isolated = Set.copyOf(isolated);
    aggregated = Set.copyOf(aggregated);
    reads = Map.copyOf(reads);
    broken = List.copyOf(broken);
  }

  /** No file was given to anybody. */
  public static final Processed NOTHING =
      new Processed(true, List.of(), List.of(), Set.of(), Set.of(), Map.of(), List.of());

  /** Nothing was made. */
  static Processed failed(List<Message> messages, List<String> broken) {
    return new Processed(false, messages, List.of(), Set.of(), Set.of(), Map.of(), broken);
  }

  /**
   * A file that was made.
   *
   * @param path absolute
   * @param by class name of the processor
   * @param source whether it is a source file, else any other but a class file
   * @param aggregated whether the processor is an aggregating one
   * @param origins absolute paths of sources that it was made from, as the processor says
   */
  public record Output(
      String path,
      String by,
      boolean source,
      boolean aggregated,
      Set<String> origins,
      byte[] content) {
    /** Copies. */
    public Output {
      origins = Set.copyOf(origins);
    }
  }
}
