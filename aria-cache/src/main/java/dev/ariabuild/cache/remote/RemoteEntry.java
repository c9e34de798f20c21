package dev.ariabuild.cache.remote;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.ActionResultCodec;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result as it lies in a remote cache: {@code ARR1}, length, payload, Blake3 of the payload,
 * perhaps a signature of the payload. The payload holds the key and the scope, so that an entry
 * that was moved elsewhere is none. Whatever is read is untrusted.
 *
 * @param version of Aria that wrote it
 * @param took how long the result took to make; what the writer says
 * @param blobs what the result needs
 */
public record RemoteEntry(
    ActionKey key,
    String scope,
    String version,
    Duration took,
    List<StoredBlob> blobs,
    ActionResult result) {
  private static final int MAGIC = 0x41525231;
  private static final int LONGEST_PAYLOAD = 72 << 20;
  private static final long LONGEST_MILLIS = Duration.ofDays(30).toMillis();
  private static final int SMALLEST_BLOB = Digest.BYTES * 2 + Long.BYTES;
  private static final String NAMES = "aria-remote-1";

  /** No entry is longer (bytes). */
  static final long LONGEST = LONGEST_PAYLOAD + 1024L;

  /**
   * A blob in its stored form.
   *
   * @param digest of the blob itself
   * @param sha256 of the stored form, in hexadecimal digits; its name
   * @param size of the stored form, in bytes
   */
  public record StoredBlob(Digest digest, String sha256, long size) {}

  /**
   * An entry whose signature is not looked at yet.
   *
   * @param payload what the signature is about
   */
  record Sealed(RemoteEntry entry, byte[] payload, Optional<byte[]> signature) {}

  /** Copies the list. */
  public RemoteEntry {
    blobs = List.copyOf(blobs);
  }

  /** The name of the entry of a key. Entries of two scopes never have one name. */
  public static String name(String scope, ActionKey key) {
    Digest name = new Hasher().add(NAMES).add(scope).add(key.digest().bytes()).digest();
    return scope + "/ac/" + name.hex();
  }

  /** The name of a blob. */
  static String name(String scope, StoredBlob blob) {
    return scope + "/cas/" + blob.sha256();
  }

  /** What a result needs besides itself: blobs, with the number of their bytes. */
  static Map<Digest, Long> needs(ActionResult result) {
    Map<Digest, Long> needs = new LinkedHashMap<>();
    long bundled = 0;
    for (int i = 0; i < result.outputs().size(); i++) {
      OutputEntry output = result.outputs().get(i);
      if (result.bundled().get(i)) {
        bundled += output.size();
      } else if (output.kind() != OutputEntry.Kind.EMPTY_DIRECTORY) {
        needs.put(output.digest(), output.size());
      }
    }
    if (result.bundle().isPresent()) {
      needs.put(result.bundle().get(), bundled);
    }
    return needs;
  }

  byte[] payload() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(key.digest().bytes());
    out.writeUTF(scope);
    out.writeUTF(version);
    out.writeLong(Math.min(took.toMillis(), LONGEST_MILLIS));
    out.writeInt(blobs.size());
    for (StoredBlob blob : blobs) {
      out.write(blob.digest().bytes());
      out.write(Digest.fromHex(blob.sha256()).bytes());
      out.writeLong(blob.size());
    }
    ActionResultCodec.write(out, result);
    return bytes.toByteArray();
  }

  /** The whole entry. */
  static byte[] toBytes(byte[] payload, Optional<byte[]> signature) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 256);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(payload.length);
    out.write(payload);
    out.write(Digest.of(payload).bytes());
    out.writeBoolean(signature.isPresent());
    if (signature.isPresent()) {
      out.write(signature.get());
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an entry.
   *
   * @throws IOException if it is none, damaged, or of another key or scope, with a message for
   *     people
   */
  static Sealed parse(byte[] bytes, ActionKey key, String scope) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (bytes.length < 2 * Integer.BYTES || in.readInt() != MAGIC) {
      throw new IOException("it is no entry of a remote cache");
    }
    int length = in.readInt();
    if (length < 0 || length > in.available() - Digest.BYTES - 1) {
      throw new IOException("it ends early");
    }
    byte[] payload = in.readNBytes(length);
    if (!Arrays.equals(Digest.of(payload).bytes(), in.readNBytes(Digest.BYTES))) {
      throw new IOException("it does not fit its checksum");
    }
    Optional<byte[]> signature =
        in.readBoolean() ? Optional.of(in.readNBytes(Signatures.BYTES)) : Optional.empty();
    if (in.available() > 0) {
      throw new IOException("it has bytes after its end");
    }
    try {
      RemoteEntry entry = read(new DataInputStream(new ByteArrayInputStream(payload)));
      if (!entry.key().equals(key)) {
        throw new IOException("it belongs to another key");
      }
      if (!entry.scope().equals(scope)) {
        throw new IOException("it belongs to another scope");
      }
      return new Sealed(entry, payload, signature);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is not acceptable: " + e.getMessage(), e);
    }
  }

  private static RemoteEntry read(DataInputStream in) throws IOException {
    ActionKey key = new ActionKey(digest(in));
    String scope = in.readUTF();
    String version = in.readUTF();
    long took = in.readLong();
    int count = in.readInt();
    if (took < 0 || took > LONGEST_MILLIS || count < 0 || count > in.available() / SMALLEST_BLOB) {
      throw new IOException("it has an impossible number");
    }
    List<StoredBlob> blobs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Digest digest = digest(in);
      String sha256 = digest(in).hex();
      long size = in.readLong();
      if (size < 0) {
        throw new IOException("it has a blob of an impossible size");
      }
      blobs.add(new StoredBlob(digest, sha256, size));
    }
    ActionResult result = ActionResultCodec.read(in);
    if (in.available() > 0) {
      throw new IOException("its payload has bytes after its end");
    }
    return new RemoteEntry(key, scope, version, Duration.ofMillis(took), blobs, result);
  }

  private static Digest digest(DataInputStream in) throws IOException {
    byte[] bytes = new byte[Digest.BYTES];
    in.readFully(bytes);
    return Digest.fromBytes(bytes);
  }
}
