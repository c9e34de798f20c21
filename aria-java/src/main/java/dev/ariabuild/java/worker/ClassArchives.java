package dev.ariabuild.java.worker;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Classes of compiler processes as the JVM lays them out in memory, so that the next process need
 * not load and verify them again (dynamic archives of class data sharing, JEP 350). One for each
 * JDK and jar of ours. It costs half a second to write, so the second process does, and only one of
 * a build. Whatever fails here, a process starts without. Thread-safe.
 */
public final class ClassArchives {
  /** Without an archive. */
  static final Start PLAIN = new Start(List.of(), null);

  private static final String ARCHIVE = "classes.jsa";
  private static final String CHECKSUM = "classes.crc32c";
  private static final String STARTED = "started";

  private final Path folder;
  private final Path temporary;
  private boolean mayWrite;

  /**
   * Archives of this folder.
   *
   * @param folder where each has a folder; made when needed
   * @param temporary where they are written at first, on the same file system; must exist
   * @param mayWrite whether one may be written; else only those are used that are there
   */
  public ClassArchives(Path folder, Path temporary, boolean mayWrite) {
    this.folder = folder;
    this.temporary = temporary;
    this.mayWrite = mayWrite;
  }

  /**
   * How a process starts.
   *
   * @param options of its JVM
   * @param made what it writes when it ends well; null if nothing
   */
  record Start(List<String> options, @Nullable Made made) {
    Start {
      options = List.copyOf(options);
    }
  }

  /**
   * An archive that is to be.
   *
   * @param written by the JVM
   * @param place where it belongs
   */
  record Made(Path written, Path place) {}

  /**
   * How the next process starts.
   *
   * @param javaHome of its JDK
   * @param classPath its class path
   */
  synchronized Start start(Path javaHome, Collection<Path> classPath) {
    try {
      for (Path entry : classPath) {
        if (!Files.isRegularFile(entry)) { // the JVM archives no classes of folders
          return PLAIN;
        }
      }
      Path place = folder.resolve(key(javaHome, classPath));
      Optional<Path> archive = whole(place);
      if (archive.isPresent()) {
        return new Start(options("-XX:SharedArchiveFile=" + archive.get()), null);
      }
      if (!mayWrite || first(place)) {
        return PLAIN;
      }
      mayWrite = false;
      Path written = Files.createTempFile(temporary, "w-", ".tmp");
      return new Start(options("-XX:ArchiveClassesAtExit=" + written), new Made(written, place));
    } catch (IOException e) {
      return PLAIN; // the cache cannot be written, say
    }
  }

  /** Nothing may be printed to where answers go; JVMs that know none of this go without. */
  private static List<String> options(String option) {
    return List.of(
        "-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable", "-Xlog:all=error:stderr", option);
  }

  /** To be called when a process has ended; true if it ended by itself and well. */
  static void ended(Start start, boolean well) {
    Made made = start.made();
    if (made == null) {
      return;
    }
    try {
      if (well && Files.size(made.written()) > 0) {
        String checksum = checksum(made.written());
        Files.deleteIfExists(made.place().resolve(CHECKSUM));
        Files.move(made.written(), made.place().resolve(ARCHIVE), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(made.place().resolve(CHECKSUM), checksum);
      }
      Files.deleteIfExists(made.written());
    } catch (IOException e) {
      // the next one tries again; what lies among temporary files is swept
    }
  }

  /** The archive of that place, if it is there and as it was written. */
  private static Optional<Path> whole(Path place) throws IOException {
    Path archive = place.resolve(ARCHIVE);
    try {
      String expected = Files.readString(place.resolve(CHECKSUM), StandardCharsets.ISO_8859_1);
      if (expected.equals(checksum(archive))) {
        Files.setLastModifiedTime(place.resolve(STARTED), FileTime.from(Instant.now()));
        return Optional.of(archive);
      }
      Files.deleteIfExists(archive);
    } catch (NoSuchFileException e) {
      // not written yet
    }
    return Optional.empty();
  }

  /** Whether no process of that kind has started before. */
  private static boolean first(Path place) throws IOException {
    Files.createDirectories(place);
    try {
      Files.createFile(place.resolve(STARTED));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** What a JVM checks of an archive, and refuses; so that there is a fitting one beside. */
  private static String key(Path javaHome, Collection<Path> classPath) throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(javaHome.toRealPath().toString());
    parts.add(stamp(javaHome.resolve("release")));
    parts.add(stamp(javaHome.resolve("lib").resolve("modules")));
    for (Path jar : classPath) {
      parts.add(jar + " " + stamp(jar));
    }
    return Digest.ofUtf8(String.join("\n", parts)).hex().substring(0, 24);
  }

  private static String stamp(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.size(file) + " " + Files.getLastModifiedTime(file)
        : "none";
  }

  private static String checksum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    try (FileChannel channel = FileChannel.open(file)) {
      sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }
    return Long.toHexString(sum.getValue());
  }
}
