package dev.ariabuild.cache.disk;

import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.cache.folder.IoErrors;
import dev.ariabuild.cache.folder.Pending;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.ActionResultCodec;
import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Action results by key, a file each: {@code ARA1}, the key's 32 bytes (a file that was moved to
 * another name is no answer), then the form of {@link ActionResultCodec}. Thread-safe.
 */
public final class ActionStore {
  private static final int MAGIC = 0x41524131;
  private static final long LONGEST = 65L << 20;

  private final CacheFolder folder;
  private final Recency recency;
  private final DamageReport damage;

  /** Makes a store. */
  public ActionStore(CacheFolder folder, Recency recency, DamageReport damage) {
    this.folder = folder;
    this.recency = recency;
    this.damage = damage;
  }

  /**
   * The result of a key. A damaged or unacceptable one is removed and counts as missing.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<ActionResult> find(ActionKey key) throws IOException {
    Path file = folder.action(key.digest());
    byte[] bytes;
    try {
      if (Files.size(file) > LONGEST) {
        damage.remove(file, "it is too long");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      ActionResult result = parse(key, bytes);
      recency.touch(file);
      return Optional.of(result);
    } catch (IOException e) {
      damage.remove(file, IoErrors.describe(e));
      return Optional.empty();
    }
  }

  private static ActionResult parse(ActionKey key, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("it has no action header");
      }
      byte[] written = in.readNBytes(Digest.BYTES);
      if (!Arrays.equals(written, key.digest().bytes())) {
        throw new IOException("it belongs to another key");
      }
      ActionResult result = ActionResultCodec.read(in);
      if (in.read() >= 0) {
        throw new IOException("it has bytes after its end");
      }
      return result;
    }
  }

  /**
   * Records a result, over an earlier one.
   *
   * @throws IOException if it could not be kept, with a message for people
   */
  public void record(ActionKey key, ActionResult result) throws IOException {
    try (Pending pending = folder.pending()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(MAGIC);
      out.write(key.digest().bytes());
      ActionResultCodec.write(out, result);
      pending.write(bytes.toByteArray());
      pending.moveTo(folder.action(key.digest()));
    } catch (IOException e) {
      String what = "result " + key.digest().shortHex();
      throw new IOException(
          CacheMessage.NOT_KEPT.with(what, folder.root(), IoErrors.describe(e)), e);
    }
  }

  /** Forgets a result. */
  public void forget(ActionKey key) throws IOException {
    Files.deleteIfExists(folder.action(key.digest()));
  }
}
