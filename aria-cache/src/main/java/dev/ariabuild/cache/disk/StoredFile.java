package dev.ariabuild.cache.disk;

import dev.ariabuild.engine.digest.Digest;
import java.nio.file.Path;

/**
 * A file of the cache.
 *
 * @param id the blob's digest or the action's key
 * @param path relative to the cache folder, {@code /} separated
 * @param size in bytes, as stored
 * @param accessed when it was last stored or read, milliseconds since 1970, up to {@link
 *     Recency#STEP} too early
 */
public record StoredFile(Digest id, String path, Path file, long size, long accessed) {
  /** Whether it is an action result, as opposed to a blob. */
  public boolean isAction() {
    return path.startsWith("actions/");
  }
}
