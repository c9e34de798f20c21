package dev.ariabuild.engine.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads jars and zips by their central directory, as javac and the JVM do. Does not know what the
 * members mean. Anything dubious is an {@link IOException}.
 */
final class Archive {
  private static final int LARGEST_MEMBER = 512 << 20;

  /** Receives one member. */
  interface Visitor {
    void visit(String name, byte[] content);
  }

  private Archive() {}

  /** Visits every member that is not a directory. */
  static void read(Path file, Visitor visitor) throws IOException {
    try (ZipFile zip = open(file)) {
      Set<String> names = new HashSet<>();
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (!names.add(entry.getName())) {
          throw new ZipException("two members are named " + entry.getName());
        }
        if (!entry.isDirectory()) {
          visitor.visit(entry.getName(), content(zip, entry));
        }
      }
    }
  }

  /** One member's content; empty if there is none of this name. */
  static Optional<byte[]> member(Path file, String name) throws IOException {
    try (ZipFile zip = open(file)) {
      ZipEntry entry = zip.getEntry(name);
      return entry == null || entry.isDirectory()
          ? Optional.empty()
          : Optional.of(content(zip, entry));
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw new ZipException("cannot open " + file + " as a zip: " + e.getMessage());
    }
  }

  private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
    InputStream stream = zip.getInputStream(entry);
    if (stream == null) {
      throw new ZipException("no content of " + entry.getName());
    }
    try (stream) {
      byte[] content = stream.readNBytes(LARGEST_MEMBER);
      if (stream.read() >= 0) {
        throw new ZipException(entry.getName() + " is larger than " + LARGEST_MEMBER + " bytes");
      }
      return content;
    }
  }
}
