package dev.ariabuild.cache.disk;

import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.cache.folder.IoErrors;
import dev.ariabuild.cache.folder.Pending;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.ActionResultCodec;
import dev.ariabuild.engine.digest.Digest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Action results by key, a file each: {@code ARA2}, the key's 32 bytes (a file that was moved to
 * another name is no answer), the version of Aria that wrote it and its CRC-32, then the form of
 * {@link ActionResultCodec}. {@code ARA1} is the same without the version. Thread-safe.
 */
public final class ActionStore {
  private static final int MAGIC = 0x41524132;
  private static final int MAGIC_1 = 0x41524131;
  private static final long LONGEST = 65L << 20;
  private static final int HEAD = 256;

  private final CacheFolder folder;
  private final Recency recency;
  private final DamageReport damage;
  private final String version;

  /**
   * Makes a store.
   *
   * @param version of Aria that writes
   */
  public ActionStore(CacheFolder folder, Recency recency, DamageReport damage, String version) {
    this.version = version;
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

  /** The version of Aria that wrote a result; empty if it cannot be told. */
  public static Optional<String> versionOf(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), HEAD))) {
      if (in.readInt() != MAGIC) {
        return Optional.empty();
      }
      in.skipNBytes(Digest.BYTES);
      return Optional.of(readVersion(in));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String readVersion(DataInputStream in) throws IOException {
    String version = in.readUTF();
    if (in.readInt() != checksum(version)) {
      throw new IOException("the version that wrote it is illegible");
    }
    return version;
  }

  private static int checksum(String version) {
    CRC32 sum = new CRC32();
    sum.update(version.getBytes(StandardCharsets.UTF_8));
    return (int) sum.getValue();
  }

  private static ActionResult parse(ActionKey key, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int magic = in.readInt();
      if (magic != MAGIC && magic != MAGIC_1) {
        throw new IOException("it has no action header");
      }
      byte[] written = in.readNBytes(Digest.BYTES);
      if (!Arrays.equals(written, key.digest().bytes())) {
        throw new IOException("it belongs to another key");
      }
      if (magic == MAGIC) {
        readVersion(in);
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
      out.writeUTF(version);
      out.writeInt(checksum(version));
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
