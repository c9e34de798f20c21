package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;

/** What a test needs of the machine: without it the test fails in CI, and is skipped elsewhere. */
final class Needed {
  private Needed() {}

  /** A program on the path that knows {@code --version}. */
  static void command(String name) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(name, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      isThere(process.waitFor() == 0, name + " does not run");
    } catch (IOException e) {
      isThere(false, "there is no " + name);
    }
  }

  /** Whether something is there. */
  static void isThere(boolean there, String otherwise) {
    if (!there && System.getenv("CI") != null) {
      fail(otherwise);
    }
    if (!there) {
      abort(otherwise);
    }
  }
}
