package dev.ariabuild.engine.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A map in one {@link CheckedFile}, which is read when something is first asked for. Rows that were
 * not used during the last {@value #KEPT_SAVES} saves are dropped. Thread-safe; the last process to
 * save wins, which loses rows, never mixes them.
 */
public final class PersistentTable<K, V> {
  static final int KEPT_SAVES = 30;

  /** How rows are written, and which. */
  public interface Rows<K, V> {
    /** Writes one row. */
    void write(K key, V value, DataOutput out) throws IOException;

    /** Reads the key, which comes first; any runtime exception says that the row is damaged. */
    K readKey(ByteBuffer in);

    /** Reads the value; any runtime exception says that the row is damaged. */
    V readValue(ByteBuffer in);

    /** Whether the row may outlive this session. */
    default boolean keep(K key, V value) {
      return true;
    }
  }

  private static final class Row<V> {
    final V value;
    volatile int lastUsed;

    Row(V value, int lastUsed) {
      this.value = value;
      this.lastUsed = lastUsed;
    }
  }

  private final @Nullable Path file;
  private final String name;
  private final int version;
  private final Rows<K, V> rows;
  private volatile @Nullable Opened<K, V> opened;
  private volatile boolean changed;

  /** The rows, and the number of this session. */
  private record Opened<K, V>(ConcurrentHashMap<K, Row<V>> table, int session) {}

  /**
   * A table; a file that is absent, damaged or of another version gives an empty one.
   *
   * @param file null for a table that is never saved
   * @param name eight ASCII characters
   */
  public PersistentTable(@Nullable Path file, String name, int version, Rows<K, V> rows) {
    this.file = file;
    this.name = name;
    this.version = version;
    this.rows = rows;
  }

  private Opened<K, V> opened() {
    Opened<K, V> known = opened;
    return known == null ? open() : known;
  }

  private synchronized Opened<K, V> open() {
    Opened<K, V> known = opened;
    if (known == null) {
      known =
          file == null
              ? none()
              : CheckedFile.read(file, name, version).map(this::load).orElseGet(this::none);
      opened = known;
    }
    return known;
  }

  private Opened<K, V> none() {
    return new Opened<>(new ConcurrentHashMap<>(), 1);
  }

  /** The value, or null; counts as a use. */
  public @Nullable V get(K key) {
    Opened<K, V> known = opened();
    Row<V> row = known.table().get(key);
    if (row == null) {
      return null;
    }
    if (row.lastUsed != known.session()) {
      row.lastUsed = known.session();
    }
    return row.value;
  }

  /** Sets the value. */
  public void put(K key, V value) {
    Opened<K, V> known = opened();
    Row<V> before = known.table().put(key, new Row<>(value, known.session()));
    if (before == null || !before.value.equals(value)) {
      changed = true;
    }
  }

  /** Number of rows. */
  public int size() {
    return opened().table().size();
  }

  /**
   * Writes the table if it changed.
   *
   * @throws IOException if it cannot be written; the old file is then untouched
   */
  public synchronized void save() throws IOException {
    if (file == null || !changed) {
      return;
    }
    changed = false;
    int session = opened().session();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(session);
    for (Map.Entry<K, Row<V>> entry : opened().table().entrySet()) {
      Row<V> row = entry.getValue();
      if (session - row.lastUsed < KEPT_SAVES && rows.keep(entry.getKey(), row.value)) {
        out.writeInt(row.lastUsed);
        rows.write(entry.getKey(), row.value, out);
      }
    }
    try {
      CheckedFile.write(file, name, version, ByteBuffer.wrap(bytes.toByteArray()));
    } catch (IOException e) {
      changed = true;
      throw e;
    }
  }

  private Opened<K, V> load(ByteBuffer in) {
    ConcurrentHashMap<K, Row<V>> table = new ConcurrentHashMap<>();
    try {
      int before = in.getInt();
      while (in.hasRemaining()) {
        int lastUsed = in.getInt();
        K key = rows.readKey(in);
        table.put(key, new Row<>(rows.readValue(in), lastUsed));
      }
      return new Opened<>(table, before + 1);
    } catch (RuntimeException damaged) {
      return none();
    }
  }
}
