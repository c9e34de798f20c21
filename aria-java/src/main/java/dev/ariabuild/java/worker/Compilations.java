package dev.ariabuild.java.worker;

import java.io.IOException;

/** Something that compiles. */
@FunctionalInterface
public interface Compilations {
  /**
   * Compiles and writes nothing.
   *
   * @throws IOException if it could not even try
   */
  Compiled compile(CompileRequest request) throws IOException;
}
