package dev.ariabuild.cache.disk;

import dev.ariabuild.cache.codec.ZstdCodec;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.cache.folder.IoErrors;
import dev.ariabuild.cache.folder.Pending;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.BlobSource;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** Blobs by digest, a file each. Thread-safe; several processes may use the same folder. */
public final class BlobStore {
  /** Blobs up to this size (bytes) are decompressed in one go, so that damage shows at opening. */
  private static final int IN_ONE_GO = 4 << 20;

  private static final int BUFFER = 64 << 10;

  private final CacheFolder folder;
  private final Recency recency;
  private final DamageReport damage;
  private final Supplier<Optional<ZstdCodec>> zstd;

  /**
   * Makes a store.
   *
   * @param zstd asked when first needed, as it may load native code; remembers its answer. Without
   *     one, compressed blobs count as missing
   */
  public BlobStore(
      CacheFolder folder,
      Recency recency,
      DamageReport damage,
      Supplier<Optional<ZstdCodec>> zstd) {
    this.folder = folder;
    this.recency = recency;
    this.damage = damage;
    this.zstd = zstd;
  }

  /**
   * Opens a blob's plain bytes. A file that is visibly damaged is removed and counts as missing;
   * damage that shows only while reading ends the stream with an IOException, and the file is
   * removed then.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<InputStream> open(Digest digest) throws IOException {
    Path file = folder.blob(digest);
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    boolean handedOver = false;
    try {
      BlobHeader header = readHeader(channel);
      if (!isReadable(header)) {
        return Optional.empty();
      }
      recency.touch(file);
      InputStream plain = plain(channel, header, file);
      handedOver = plain instanceof BlobInput;
      return Optional.of(plain);
    } catch (DamagedBlob e) {
      damage.remove(file, IoErrors.describe(e));
      return Optional.empty();
    } finally {
      if (!handedOver) {
        channel.close();
      }
    }
  }

  private InputStream plain(FileChannel channel, BlobHeader header, Path file) throws IOException {
    if (header.encoding() == BlobHeader.Encoding.RAW) {
      return new BlobInput(Channels.newInputStream(channel), channel, header, file, damage);
    }
    if (header.plainSize() <= IN_ONE_GO && header.storedSize() <= 2 * IN_ONE_GO) {
      byte[] stored = Channels.newInputStream(channel).readNBytes((int) header.storedSize());
      try {
        return new ByteArrayInputStream(
            zstd.get().orElseThrow().decompress(stored, (int) header.plainSize()));
      } catch (IOException | RuntimeException e) {
        throw new DamagedBlob("its zstd frame is malformed");
      }
    }
    InputStream decoded = zstd.get().orElseThrow().decompressing(Channels.newInputStream(channel));
    return new BlobInput(decoded, channel, header, file, damage);
  }

  private boolean isReadable(BlobHeader header) {
    return header.encoding() == BlobHeader.Encoding.RAW || zstd.get().isPresent();
  }

  private static BlobHeader readHeader(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BlobHeader.BYTES);
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = channel.read(bytes);
    }
    bytes.flip();
    long length = channel.size();
    try {
      return BlobHeader.parse(bytes, length);
    } catch (IOException e) {
      throw new DamagedBlob(String.valueOf(e.getMessage()));
    }
  }

  /** Whether a blob is there, its file has the right length, and it can be read here. */
  public boolean contains(Digest digest) {
    Path file = folder.blob(digest);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      boolean readable = isReadable(readHeader(channel));
      if (readable) {
        recency.touch(file);
      }
      return readable;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Keeps a blob, unless it is there.
   *
   * @return whether it was written
   * @throws IOException if it could not be kept, with a message for people
   */
  public boolean store(Digest digest, BlobKind kind, BlobSource source) throws IOException {
    if (contains(digest)) {
      return false;
    }
    Digest found;
    try (Pending pending = folder.pending()) {
      found = write(pending, kind, source, digest);
      if (found.equals(digest)) {
        pending.moveTo(folder.blob(digest));
        return true;
      }
    } catch (IOException e) {
      String what = "blob " + digest.shortHex();
      throw new IOException(
          CacheMessage.NOT_KEPT.with(what, folder.root(), IoErrors.describe(e)), e);
    }
    throw new IOException(CacheMessage.WRONG_BYTES.with(digest.shortHex(), found.shortHex()));
  }

  private Digest write(Pending pending, BlobKind kind, BlobSource source, Digest expected)
      throws IOException {
    boolean compress = kind == BlobKind.BUNDLE && zstd.get().isPresent();
    pending.write(new byte[BlobHeader.BYTES]);
    Optional<byte[]> digested = source.digested();
    Hasher hasher = new Hasher();
    long plain = 0;
    OutputStream file = new PendingOutput(pending);
    try (InputStream in = source.open();
        OutputStream out = compress ? zstd.get().orElseThrow().compressing(file) : file) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (digested.isEmpty()) {
          hasher.addRaw(buffer, 0, n);
        }
        out.write(buffer, 0, n);
        plain += n;
      }
    }
    BlobHeader.Encoding encoding = compress ? BlobHeader.Encoding.ZSTD : BlobHeader.Encoding.RAW;
    long stored = pending.size() - BlobHeader.BYTES;
    pending.writeAtStart(new BlobHeader(encoding, kind, plain, stored).toBytes());
    return digested.isPresent() ? expected : hasher.digest();
  }

  /** Bytes that arrive in their stored form. */
  @FunctionalInterface
  public interface Arrival {
    /** Writes all of them. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Keeps a blob that another store wrote, once it proved to be that blob.
   *
   * @param plainSize how many bytes the blob itself has
   * @return false if what arrived is another; nothing is kept then
   * @throws IOException what the arrival throws, or if it could not be kept
   */
  public boolean receive(Digest digest, long plainSize, Arrival arrival) throws IOException {
    try (Pending pending = folder.pending()) {
      arrival.writeTo(new PendingOutput(pending));
      if (!isBlob(pending.path(), digest, plainSize)) {
        return false;
      }
      pending.moveTo(folder.blob(digest));
      return true;
    }
  }

  private boolean isBlob(Path file, Digest digest, long plainSize) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      BlobHeader header;
      try {
        header = readHeader(channel);
      } catch (DamagedBlob e) {
        return false;
      }
      if (!isReadable(header)) {
        throw new IOException("it is compressed, and this JVM has no Zstandard");
      }
      return header.plainSize() == plainSize && hashesTo(digest, plainSize, header, channel);
    }
  }

  private boolean hashesTo(Digest digest, long size, BlobHeader header, FileChannel channel) {
    Hasher hasher = new Hasher();
    long left = size;
    InputStream stored = Channels.newInputStream(channel);
    try (InputStream plain =
        header.encoding() == BlobHeader.Encoding.RAW
            ? stored
            : zstd.get().orElseThrow().decompressing(stored)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
        left -= n;
        if (left < 0) {
          return false;
        }
        hasher.addRaw(buffer, 0, n);
      }
    } catch (IOException | RuntimeException malformed) {
      return false;
    }
    return left == 0 && hasher.digest().equals(digest);
  }

  /** The file of a blob, in its stored form; empty if it is not there, or visibly damaged. */
  public Optional<Path> stored(Digest digest) {
    Path file = folder.blob(digest);
    return kindOf(file).map(kind -> file);
  }

  /** Forgets a blob. */
  public void discard(Digest digest) throws IOException {
    Files.deleteIfExists(folder.blob(digest));
  }

  /** The kind of a stored blob; empty if its file is no blob. */
  public static Optional<BlobKind> kindOf(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Optional.of(readHeader(channel).kind());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Appends to a file without ending it when closed. */
  private static final class PendingOutput extends OutputStream {
    private final Pending pending;

    PendingOutput(Pending pending) {
      this.pending = pending;
    }

    @Override
    public void write(int b) throws IOException {
      pending.write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      pending.write(bytes, offset, length);
    }
  }
}
