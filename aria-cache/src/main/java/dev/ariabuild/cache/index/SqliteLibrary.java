package dev.ariabuild.cache.index;

import dev.ariabuild.cache.natives.NativeFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/** Loads SQLite's native library from its unpacked copy. */
final class SqliteLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  /** Set once a class loader of this JVM has the copy: another one needs a copy of its own. */
  private static final String TAKEN = "dev.ariabuild.cache.sqlite";

  private SqliteLibrary() {}

  /**
   * Loads it; does nothing if it is loaded.
   *
   * @throws LinkageError if there is none for this platform
   */
  static void load(NativeFolder natives) {
    String name = LibraryLoaderUtil.getNativeLibName();
    Optional<Path> copy =
        System.getProperty(TAKEN) != null || System.getProperty(PATH) != null
            ? Optional.empty()
            : natives.unpacked(
                SQLiteJDBCLoader.class,
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name,
                OSInfo.getNativeLibFolderPathForCurrentOS().replace('/', '-')
                    + "-"
                    + SQLiteJDBCLoader.getVersion()
                    + "-"
                    + name);
    String oldName = System.getProperty(NAME);
    try {
      if (copy.isPresent()) {
        // other plugins of this JVM may bring their own SQLite: the properties do not stay
        System.setProperty(PATH, String.valueOf(copy.get().getParent()));
        System.setProperty(NAME, String.valueOf(copy.get().getFileName()));
        System.setProperty(TAKEN, "");
      }
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new LinkageError("sqlite cannot be loaded: " + e.getMessage(), e);
    } finally {
      if (copy.isPresent()) {
        System.clearProperty(PATH);
        restore(oldName);
      }
    }
  }

  private static void restore(@Nullable String oldName) {
    if (oldName == null) {
      System.clearProperty(NAME);
    } else {
      System.setProperty(NAME, oldName);
    }
  }
}
