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

  /**
   * Runs annotation processors, compiles nothing and writes nothing.
   *
   * @throws IOException if it could not even try
   */
  default Processed process(ProcessRequest request) throws IOException {
    throw new IOException("this compiler runs no annotation processors");
  }
}
