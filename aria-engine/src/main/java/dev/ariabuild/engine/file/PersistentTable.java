package dev.ariabuild.engine.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A map in one {@link CheckedFile}. Rows that were not used during the last {@value #KEPT_SAVES}
 * saves are dropped. Thread-safe; the last process to save wins, which loses rows, never mixes
 * them.
 */
public final class PersistentTable<K, V> {
  static final int KEPT_SAVES = 30;

  /** How rows are written, and which. */
  public interface Rows<K, V> {
    /** Writes one row. */
    void write(K key, V value, DataOutput out) throws IOException;

    /** Reads the key, which comes first. */
    K readKey(DataInput in) throws IOException;

    /** Reads the value. */
    V readValue(DataInput in) throws IOException;

    /** Whether the row may outlive this session. */
    default boolean keep(V value) {
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
  private final ConcurrentHashMap<K, Row<V>> table = new ConcurrentHashMap<>();
  private volatile int session;
  private volatile boolean changed;

  /**
   * Opens the table; a file that is absent, damaged or of another version gives an empty one.
   *
   * @param file null for a table that is never saved
   * @param name eight ASCII characters
   */
  public PersistentTable(@Nullable Path file, String name, int version, Rows<K, V> rows) {
    this.file = file;
    this.name = name;
    this.version = version;
    this.rows = rows;
    Optional<ByteBuffer> content =
        file == null ? Optional.empty() : CheckedFile.read(file, name, version);
    if (content.isPresent()) {
      try {
        load(content.get());
      } catch (IOException | RuntimeException e) {
        table.clear();
      }
    }
    session++;
  }

  /** The value, or null; counts as a use. */
  public @Nullable V get(K key) {
    Row<V> row = table.get(key);
    if (row == null) {
      return null;
    }
    if (row.lastUsed != session) {
      row.lastUsed = session;
    }
    return row.value;
  }

  /** Sets the value. */
  public void put(K key, V value) {
    Row<V> before = table.put(key, new Row<>(value, session));
    if (before == null || !before.value.equals(value)) {
      changed = true;
    }
  }

  /** Number of rows. */
  public int size() {
    return table.size();
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(session);
    for (Map.Entry<K, Row<V>> entry : table.entrySet()) {
      Row<V> row = entry.getValue();
      if (session - row.lastUsed < KEPT_SAVES && rows.keep(row.value)) {
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

  private void load(ByteBuffer content) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(content.array(), content.arrayOffset(), content.remaining()));
    session = in.readInt();
    while (in.available() > 0) {
      int lastUsed = in.readInt();
      K key = rows.readKey(in);
      table.put(key, new Row<>(rows.readValue(in), lastUsed));
    }
  }
}
