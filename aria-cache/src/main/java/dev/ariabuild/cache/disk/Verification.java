package dev.ariabuild.cache.disk;

import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads every blob and every result, and removes what is damaged or incomplete: the next build that
 * wants it makes it anew. Counts as use of nothing.
 */
public final class Verification {
  private static final int BUFFER = 1 << 16;

  private final CacheFolder folder;
  private final BlobStore blobs;
  private final ActionStore actions;
  private final DamageReport damage;

  /**
   * Verifies through these, whose reads should not count as use.
   *
   * @param damage told of each damaged file
   */
  public Verification(
      CacheFolder folder, BlobStore blobs, ActionStore actions, DamageReport damage) {
    this.folder = folder;
    this.blobs = blobs;
    this.actions = actions;
    this.damage = damage;
  }

  /**
   * What was found. Paths are relative to the cache folder.
   *
   * @param entries how many were read
   * @param bytes of these, as stored
   * @param damaged those that were damaged and are removed
   * @param incomplete results that named a blob that is not there, and are removed
   * @param unreadable compressed blobs that this JVM cannot decompress; they stay
   */
  public record Found(
      int entries, long bytes, List<String> damaged, List<String> incomplete, int unreadable) {}

  /**
   * Reads everything.
   *
   * @param named all blobs that a result names
   */
  public Found run(Function<ActionResult, Set<Digest>> named) throws IOException {
    List<String> damaged = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    int unreadable = 0;
    long bytes = 0;
    List<StoredFile> files = FolderScan.list(folder);
    for (StoredFile file : files) {
      bytes += file.size();
      if (file.isBlob()) {
        boolean good = isGood(file);
        if (!good && Files.exists(file.file())) {
          unreadable++;
        } else if (!good) {
          damaged.add(file.path());
        }
      }
    }
    for (StoredFile file : files) {
      if (file.isAction()) {
        Optional<ActionResult> result = actions.find(new ActionKey(file.id()));
        if (result.isEmpty()) {
          damaged.add(file.path());
        } else if (!named.apply(result.get()).stream().map(folder::blob).allMatch(Files::exists)) {
          Files.deleteIfExists(file.file());
          incomplete.add(file.path());
        }
      }
    }
    return new Found(files.size(), bytes, damaged, incomplete, unreadable);
  }

  /** Removes it if it is damaged. */
  private boolean isGood(StoredFile file) throws IOException {
    Path path = file.file();
    Optional<InputStream> blob = blobs.open(file.id());
    if (blob.isEmpty()) {
      return false;
    }
    Hasher hasher = new Hasher();
    try (InputStream in = blob.get()) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hasher.addRaw(buffer, 0, n);
      }
    } catch (DamagedBlob removed) {
      return false;
    }
    if (!hasher.digest().equals(file.id())) {
      damage.remove(path, "its bytes are others than its name says");
      return false;
    }
    return true;
  }
}
