package dev.ariabuild.maven.jit;

import java.io.IOException;

/** What the JVM is told of how to compile byte code. */
interface Directives {
  /**
   * From now on no method is compiled by the optimising compiler. A method that would have been
   * stays with the quick one for as long as the JVM lives.
   *
   * @throws IOException if this JVM cannot be told so
   */
  void leaveOutOptimizer() throws IOException;

  /**
   * Methods that get hot from now on are optimised again.
   *
   * @throws IOException if this JVM cannot be told so
   */
  void takeBack() throws IOException;
}
