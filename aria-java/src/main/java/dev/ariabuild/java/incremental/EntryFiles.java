package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files in directories and archives of a class path. Archives stay open until it is closed.
 * Does not know what the files mean.
 */
final class EntryFiles implements AutoCloseable {
  private final Map<Path, JarFile> open = new HashMap<>();

  /** Receives one file. */
  interface Visitor {
    void visit(String name, byte[] content);
  }

  /** Every file of a directory or archive. */
  static void each(Path entry, Visitor visitor) throws IOException {
    if (!Files.isDirectory(entry)) {
      try (ZipFile zip = new ZipFile(entry.toFile())) {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
          ZipEntry member = all.nextElement();
          if (!member.isDirectory()) {
            visitor.visit(member.getName(), content(zip, member));
          }
        }
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        throw new ZipException("cannot open " + entry + ": " + e.getMessage());
      }
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(entry, FileVisitOption.FOLLOW_LINKS)) {
      files = all.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : files) {
      visitor.visit(entry.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }
  }

  /**
   * One file, in an archive that of the running release.
   *
   * @param name relative, separated by {@code /}
   * @return empty if the entry or the file is not there
   */
  Optional<byte[]> read(Path entry, String name) throws IOException {
    if (Files.isDirectory(entry)) {
      Path file = entry.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
    if (!Files.exists(entry)) {
      return Optional.empty();
    }
    JarFile jar = open.get(entry);
    if (jar == null) {
      jar = new JarFile(entry.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
      open.put(entry, jar);
    }
    ZipEntry member = jar.getEntry(name);
    return member == null ? Optional.empty() : Optional.of(content(jar, member));
  }

  private static byte[] content(ZipFile zip, ZipEntry member) throws IOException {
    try (InputStream stream = zip.getInputStream(member)) {
      return stream.readAllBytes();
    }
  }

  @Override
  public void close() {
    for (JarFile jar : open.values()) {
      try {
        jar.close();
      } catch (IOException readOnly) {
        // nothing is lost
      }
    }
    open.clear();
  }
}
