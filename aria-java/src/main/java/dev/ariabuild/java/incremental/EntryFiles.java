package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files in directories and archives of a class path. Archives stay open until it is closed.
 * Does not know what the files mean.
 */
final class EntryFiles implements AutoCloseable {
  private static final Pattern RELEASE = Pattern.compile("META-INF/versions/\\d+/");

  private final Map<Path, OpenArchive> open = new HashMap<>();

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
   * One file: what it is to a compiler of any release, as archives may have several of it.
   *
   * @param name relative, separated by {@code /}
   * @return none if the entry or the file is not there
   */
  List<byte[]> read(Path entry, String name) throws IOException {
    if (Files.isDirectory(entry)) {
      Path file = entry.resolve(name);
      return Files.isRegularFile(file) ? List.of(Files.readAllBytes(file)) : List.of();
    }
    if (!Files.exists(entry)) {
      return List.of();
    }
    OpenArchive archive = open.get(entry);
    if (archive == null) {
      archive = OpenArchive.of(entry);
      open.put(entry, archive);
    }
    List<byte[]> found = new ArrayList<>();
    for (String place : archive.places()) {
      ZipEntry member = archive.jar().getEntry(place + name);
      if (member != null) {
        found.add(content(archive.jar(), member));
      }
    }
    return found;
  }

  /**
   * An archive.
   *
   * @param places that of all releases, and those of single ones
   */
  private record OpenArchive(JarFile jar, SortedSet<String> places) {
    static OpenArchive of(Path file) throws IOException {
      JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JarFile.baseVersion());
      SortedSet<String> places = new TreeSet<>(Set.of(""));
      jar.stream()
          .map(member -> RELEASE.matcher(member.getName()))
          .filter(Matcher::lookingAt)
          .forEach(release -> places.add(release.group()));
      return new OpenArchive(jar, places);
    }
  }

  private static byte[] content(ZipFile zip, ZipEntry member) throws IOException {
    try (InputStream stream = zip.getInputStream(member)) {
      return stream.readAllBytes();
    }
  }

  @Override
  public void close() {
    for (OpenArchive archive : open.values()) {
      try {
        archive.jar().close();
      } catch (IOException readOnly) {
        // nothing is lost
      }
    }
    open.clear();
  }
}
