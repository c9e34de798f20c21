package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.PersistentTable;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that follow from a content alone, kept between builds in one flat file. The key is made of
 * the content's digest and of who reads it in which version, so a row is never wrong and never
 * needs to be invalidated; it is only forgotten when nobody asks for long. Thread-safe.
 */
public final class MemoStore {
  private static final int LOCKS = 64;

  private final PersistentTable<Digest, Optional<Digest>> table;
  private final Object[] locks = new Object[LOCKS];

  private MemoStore(@Nullable Path file) {
    Arrays.setAll(locks, any -> new Object());
    table = new PersistentTable<>(file, "ariamemo", 1, new MemoRows());
  }

  /** Opens the file; absent, damaged or of another version means empty. */
  public static MemoStore open(Path file) {
    return new MemoStore(file);
  }

  /** An empty one that is never saved. */
  public static MemoStore inMemory() {
    return new MemoStore(null);
  }

  /**
   * Writes it if it changed.
   *
   * @throws IOException if it cannot be written; the old file is then untouched
   */
  public void save() throws IOException {
    table.save();
  }

  /** Number of values known. */
  public int size() {
    return table.size();
  }

  /**
   * The key of what a reader makes of a content.
   *
   * @param name the member's name if the reader looks at it, else empty
   */
  static Digest key(Digest content, Normaliser normaliser, String version, String name) {
    return new Hasher().add(content).add(normaliser.label()).add(version).add(name).digest();
  }

  /** Null if unknown; empty if it is known that the content does not count. */
  @Nullable Optional<Digest> get(Digest key) {
    return table.get(key);
  }

  void put(Digest key, Optional<Digest> value) {
    table.put(key, value);
  }

  /** To be held by whoever makes a value that takes long, so that it is made once. */
  Object lock(Digest key) {
    return locks[Math.floorMod(key.hashCode(), LOCKS)];
  }

  private static final class MemoRows implements PersistentTable.Rows<Digest, Optional<Digest>> {
    @Override
    public void write(Digest key, Optional<Digest> value, DataOutput out) throws IOException {
      out.write(key.bytes());
      out.writeBoolean(value.isPresent());
      if (value.isPresent()) {
        out.write(value.get().bytes());
      }
    }

    @Override
    public Digest readKey(ByteBuffer in) {
      byte[] bytes = new byte[Digest.BYTES];
      in.get(bytes);
      return Digest.fromBytes(bytes);
    }

    @Override
    public Optional<Digest> readValue(ByteBuffer in) {
      return in.get() != 0 ? Optional.of(readKey(in)) : Optional.empty();
    }
  }
}
