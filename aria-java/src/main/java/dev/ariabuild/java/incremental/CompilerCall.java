package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
import java.util.Set;

/** One call of the compiler for some files of a module. */
@FunctionalInterface
interface CompilerCall {
  /**
   * Compiles.
   *
   * @param files absolute paths
   * @param hidden internal names of classes of the last compilation that must not be seen
   */
  Compiled compile(Set<String> files, Set<String> hidden) throws IOException;
}
