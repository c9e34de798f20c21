package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.cache.OutputEntry;
import java.util.List;
import java.util.Optional;

/** Compares recorded outputs with what stands in the work tree. */
@FunctionalInterface
public interface OutputState {
  /** The first path that is missing or differs; empty if all are as recorded. */
  Optional<String> firstDifference(List<OutputEntry> outputs);
}
