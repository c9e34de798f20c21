package dev.ariabuild.aot.cache;

import dev.ariabuild.aot.AotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Tests of an application, which use it from outside. */
public interface Exercise {
  /** Digest or text of all that they depend on. */
  String inputs();

  /**
   * Runs the tests.
   *
   * @param launcher program that starts the application, for the tests to do so with arguments of
   *     theirs; empty: it is running
   * @param url where the application, which is running, answers; empty: not known, or it is not
   *     running
   * @throws AotException unless there are tests and all passed
   */
  void run(Optional<Path> launcher, Optional<String> url)
      throws IOException, InterruptedException, AotException;
}
