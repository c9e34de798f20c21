package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Digests of files by path and stat, kept between builds in one flat file. A row whose file had
 * been touched less than {@value #RACY_NANOS} ns before it was digested is used in this session
 * only: a later edit could have left the same stat. Thread-safe.
 */
public final class StatCache {
  static final long RACY_NANOS = 2_000_000_000L;
  private static final FileStat.Kind[] KINDS = FileStat.Kind.values();

  /**
   * A digest and the stat it was taken under.
   *
   * @param takenNanos the moment before the first byte was read; {@link Long#MAX_VALUE} if an
   *     earlier session found it beyond doubt
   */
  record Known(FileStat stat, Digest digest, long takenNanos) {
    boolean racy(long windowNanos) {
      return stat.lastTouchedNanos() >= takenNanos - windowNanos;
    }
  }

  private final PersistentTable<String, Known> table;

  private StatCache(@Nullable Path file) {
    table = new PersistentTable<>(file, "ariastat", 2, new StatRows());
  }

  /** Opens the file; absent, damaged or of another version means empty. */
  public static StatCache open(Path file) {
    return new StatCache(file);
  }

  /** An empty one that is never saved. */
  public static StatCache inMemory() {
    return new StatCache(null);
  }

  /**
   * Writes it if it changed.
   *
   * @throws IOException if it cannot be written; the old file is then untouched
   */
  public void save() throws IOException {
    table.save();
  }

  /** Number of files known. */
  public int size() {
    return table.size();
  }

  @Nullable Known get(String path) {
    return table.get(path);
  }

  void put(String path, Known known) {
    table.put(path, known);
  }

  private static final class StatRows implements PersistentTable.Rows<String, Known> {
    @Override
    public boolean keep(String path, Known known) {
      return !known.racy(RACY_NANOS) && StandardCharsets.UTF_8.newEncoder().canEncode(path);
    }

    @Override
    public void write(String path, Known known, DataOutput out) throws IOException {
      FileStat stat = known.stat();
      byte[] name = path.getBytes(StandardCharsets.UTF_8);
      out.writeInt(name.length);
      out.write(name);
      out.writeByte(stat.kind().ordinal());
      out.writeLong(stat.size());
      out.writeLong(stat.mtimeNanos());
      out.writeLong(stat.ctimeNanos());
      out.writeLong(stat.fileKey());
      out.writeBoolean(stat.executable());
      out.write(known.digest().bytes());
    }

    @Override
    public String readKey(ByteBuffer in) {
      int length = in.getInt();
      if (length > in.remaining()) {
        throw new BufferUnderflowException();
      }
      byte[] name = new byte[length];
      in.get(name);
      return new String(name, StandardCharsets.UTF_8);
    }

    @Override
    public Known readValue(ByteBuffer in) {
      FileStat stat =
          new FileStat(
              KINDS[in.get()],
              in.getLong(),
              in.getLong(),
              in.getLong(),
              in.getLong(),
              in.get() != 0);
      byte[] digest = new byte[Digest.BYTES];
      in.get(digest);
      return new Known(stat, Digest.fromBytes(digest), Long.MAX_VALUE);
    }
  }
}
