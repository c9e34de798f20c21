package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.digest.Digest;
import java.nio.file.Path;

/**
 * Where compilations keep what later builds read.
 *
 * @param checkout of this checkout; folders in it are made when needed
 * @param compilers what compiler processes leave for those of any checkout
 * @param temporary for files that are gone when the build is; what is left there is swept. It
 *     exists, on the same file system
 * @param write whether anything may be kept
 */
public record CompileFolders(Path checkout, Path compilers, Path temporary, boolean write) {
  private static final int NAME = 24;

  /** Where what is known of the Java files of a goal is kept, by a name for both. */
  Path of(String goal) {
    return checkout.resolve(Digest.ofUtf8(goal).hex().substring(0, NAME));
  }
}
