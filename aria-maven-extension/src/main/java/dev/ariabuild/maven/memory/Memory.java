package dev.ariabuild.maven.memory;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;

/** What the tool of one goal remembers from its last execution. */
public sealed interface Memory permits SpotlessIndex, CheckstyleCache, RatReport {
  /** The memory of a goal, if it has any. */
  static Optional<Memory> of(MojoExecution mojo, Path moduleDir, Inputs inputs) {
    return switch (mojo.getGroupId() + ":" + mojo.getArtifactId()) {
      case SpotlessIndex.PLUGIN -> Optional.of(new SpotlessIndex(moduleDir, inputs));
      case CheckstyleCache.PLUGIN -> Optional.of(new CheckstyleCache(moduleDir, inputs));
      case RatReport.PLUGIN -> Optional.of(new RatReport(mojo, moduleDir, inputs));
      default -> Optional.empty();
    };
  }

  /** What may stay of it, by path below the module; empty if that is not certain. */
  Map<String, byte[]> after(Trace last) throws IOException;

  /** The tool, as Maven calls it. */
  @FunctionalInterface
  interface Tool {
    void run() throws Exception;
  }

  /** Runs the tool, on what has changed only if it can be told so. */
  default void run(Tool tool) throws Exception {
    tool.run();
  }

  /**
   * Adds to what the tool has written what it left out, as it remembered it.
   *
   * @return false if that cannot be done; the memory is gone then, and the tool has to run again
   */
  default boolean complete() throws IOException {
    return true;
  }
}
