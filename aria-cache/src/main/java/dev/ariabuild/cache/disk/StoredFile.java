package dev.ariabuild.cache.disk;

import dev.ariabuild.engine.digest.Digest;
import java.nio.file.Path;

/**
 * A file of the cache, or a folder that stays or goes as a whole.
 *
 * @param id the blob's digest, the action's key; of a folder, the digest of its path
 * @param path relative to the cache folder, {@code /} separated
 * @param size in bytes, as stored
 * @param accessed when it was last stored or read, milliseconds since 1970, up to {@link
 *     Recency#STEP} too early
 */
public record StoredFile(Digest id, String path, Path file, long size, long accessed) {
  private static final String PROJECTS = "metadata/";

  /** Whether it is an action result, as opposed to a blob. */
  public boolean isAction() {
    return path.startsWith("actions/");
  }

  /** Whether it is a blob. */
  public boolean isBlob() {
    return path.startsWith("content/");
  }

  /** Whether it is what a checkout remembers. */
  public boolean isProject() {
    return path.startsWith(PROJECTS);
  }

  /** Whether compiler processes left it. */
  public boolean isCompiler() {
    return path.startsWith("compilers/");
  }

  /** The id of what a checkout remembers, by the name of its folder. */
  public static Digest projectId(String name) {
    return Digest.ofUtf8(PROJECTS + name);
  }
}
