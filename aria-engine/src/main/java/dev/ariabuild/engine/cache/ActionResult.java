package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What an execution produced. Blobs are stored apart: small files together as one bundle, the
 * concatenation of their bytes in the order of {@link #outputs}; large ones (and archives) each as
 * a blob under its own digest.
 *
 * @param outputs everything it left, in path order
 * @param bundle digest of the bundle, if any output is in it
 * @param bundled for each output, whether its bytes are in the bundle
 * @param delta what it changed on the project
 */
public record ActionResult(
    List<OutputEntry> outputs, Optional<Digest> bundle, List<Boolean> bundled, ProjectDelta delta) {
  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException if paths clash or the lists do not fit each other
   */
  public ActionResult {
    outputs = List.copyOf(outputs);
    bundled = List.copyOf(bundled);
    OutputPaths.checkTogether(outputs);
    if (outputs.size() != bundled.size()) {
      throw new IllegalArgumentException(
          outputs.size() + " outputs but " + bundled.size() + " bundle marks");
    }
    if (bundled.contains(true) && bundle.isEmpty()) {
      throw new IllegalArgumentException("outputs in a bundle, but no bundle");
    }
  }
}
