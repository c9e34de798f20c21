package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.digest.Digest;
import java.nio.file.Path;

/**
 * Where the cache folder keeps what belongs to one checkout.
 *
 * @param cacheDir the cache folder
 * @param root directory of the root pom, absolute
 */
public record TracePlaces(Path cacheDir, Path root) {
  /** Everything of this checkout. */
  public Path metadata() {
    return cacheDir
        .resolve("metadata")
        .resolve(Digest.ofUtf8(root.toString()).hex().substring(0, 16));
  }

  /** The traces of a module; named by its place below the root, not by the selection. */
  public Path traces(Path moduleDir) {
    String place = root.relativize(moduleDir).toString().replace('\\', '/');
    return metadata()
        .resolve("traces")
        .resolve(Digest.ofUtf8(place).hex().substring(0, 24) + ".traces");
  }
}
