package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.StoredFile;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.cache.natives.NativeFolder;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * {@code index.db}: a row for each file. Not thread-safe; used by the process that holds the
 * maintenance lock.
 */
public final class SqliteIndex implements AutoCloseable {
  private static final int SCHEMA = 1;
  private static final int BUSY_MILLIS = 5000;

  private final Connection connection;

  private SqliteIndex(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the index; makes it if there is none. A damaged one, or one of another schema, is renamed
   * to {@code index.db.damaged}.
   *
   * @throws IOException if it cannot be opened or made
   * @throws LinkageError if SQLite has no library for this platform
   */
  public static SqliteIndex open(CacheFolder folder, NativeFolder natives, EventSink events)
      throws IOException {
    SqliteLibrary.load(natives);
    try {
      return connect(folder.index());
    } catch (SQLException e) {
      if (!isDamage(e)) {
        throw new IOException("cache index cannot be opened: " + e.getMessage(), e);
      }
      setAside(folder, e, events);
    }
    try {
      return connect(folder.index());
    } catch (SQLException e) {
      throw new IOException("cache index cannot be made: " + e.getMessage(), e);
    }
  }

  private static SqliteIndex connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        prepareSchema(statement);
      }
      connection.commit();
      return new SqliteIndex(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void prepareSchema(Statement statement) throws SQLException {
    int version;
    try (ResultSet found = statement.executeQuery("PRAGMA user_version")) {
      version = found.next() ? found.getInt(1) : 0;
    }
    if (version == SCHEMA) {
      return;
    }
    if (version != 0) {
      throw new SQLException(
          "schema " + version + " instead of " + SCHEMA, null, SQLiteErrorCode.SQLITE_NOTADB.code);
    }
    statement.executeUpdate(
        "CREATE TABLE IF NOT EXISTS entries (id TEXT NOT NULL, path TEXT NOT NULL PRIMARY KEY,"
            + " size INTEGER NOT NULL, created INTEGER NOT NULL, accessed INTEGER NOT NULL,"
            + " kind TEXT NOT NULL, ttl INTEGER, metadata TEXT) WITHOUT ROWID");
    statement.executeUpdate("PRAGMA user_version = " + SCHEMA);
  }

  /** Whether the file is wrong, as opposed to busy, read-only or on a full disk. */
  static boolean isDamage(SQLException e) {
    int primary = e.getErrorCode() & 0xff;
    return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code
        || primary == SQLiteErrorCode.SQLITE_ERROR.code;
  }

  /** Renames the index, so that the next opening makes a new one. */
  static void setAside(CacheFolder folder, SQLException why, EventSink events) throws IOException {
    Path index = folder.index();
    Path aside = index.resolveSibling("index.db.damaged");
    Files.deleteIfExists(index.resolveSibling("index.db-wal"));
    Files.deleteIfExists(index.resolveSibling("index.db-shm"));
    if (Files.exists(index)) {
      Files.move(index, aside, StandardCopyOption.REPLACE_EXISTING);
    }
    String detail =
        CacheMessage.INDEX_REBUILT.with(
            index, String.valueOf(why.getMessage()), aside.getFileName());
    events.emit(new CacheActivity(Origin.DISK, CacheActivity.Kind.DAMAGED, detail, 0));
  }

  /** Makes the rows equal to what is in the folder, in one transaction. */
  public void sync(List<StoredFile> files) throws SQLException {
    try {
      Map<String, Long> known = accessTimes();
      insertAndUpdate(files, known);
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM entries WHERE path = ?")) {
        for (String path : known.keySet()) {
          delete.setString(1, path);
          delete.addBatch();
        }
        delete.executeBatch();
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private Map<String, Long> accessTimes() throws SQLException {
    Map<String, Long> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT path, accessed FROM entries")) {
      while (rows.next()) {
        known.put(rows.getString(1), rows.getLong(2));
      }
    }
    return known;
  }

  /** Leaves in {@code known} only the paths that are gone. */
  private void insertAndUpdate(List<StoredFile> files, Map<String, Long> known)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO entries (id, path, size, created, accessed, kind)"
                    + " VALUES (?, ?, ?, ?, ?, ?)");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE entries SET size = ?, accessed = ? WHERE path = ?")) {
      for (StoredFile file : files) {
        Long seen = known.remove(file.path());
        if (seen == null) {
          insert.setString(1, file.id().hex());
          insert.setString(2, file.path());
          insert.setLong(3, file.size());
          insert.setLong(4, file.accessed());
          insert.setLong(5, file.accessed());
          insert.setString(6, EntryKind.of(file).label());
          insert.addBatch();
        } else if (seen != file.accessed()) {
          update.setLong(1, file.size());
          update.setLong(2, file.accessed());
          update.setString(3, file.path());
          update.addBatch();
        }
      }
      insert.executeBatch();
      update.executeBatch();
    }
  }

  /** All rows, by path. */
  public List<IndexEntry> entries() throws SQLException {
    List<IndexEntry> entries = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, path, size, created, accessed, kind FROM entries ORDER BY path")) {
      while (rows.next()) {
        entries.add(
            new IndexEntry(
                Digest.fromHex(rows.getString(1)),
                rows.getString(2),
                rows.getLong(3),
                rows.getLong(4),
                rows.getLong(5),
                EntryKind.ofLabel(rows.getString(6))));
      }
    } catch (IllegalArgumentException e) {
      throw new SQLException("a row has no digest", null, SQLiteErrorCode.SQLITE_CORRUPT.code, e);
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("cache index cannot be closed: " + e.getMessage(), e);
    }
  }
}
