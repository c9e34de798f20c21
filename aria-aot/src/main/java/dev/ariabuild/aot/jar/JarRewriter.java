package dev.ariabuild.aot.jar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar anew. Entries keep their order and whether they are compressed; of several with one
 * name the one stays that a class loader finds; times become one fixed time.
 */
public final class JarRewriter {
  private JarRewriter() {}

  /** What becomes of one entry. */
  @FunctionalInterface
  public interface Change {
    /**
     * The new content.
     *
     * @param name with {@code /}
     * @return empty: the entry is left out
     */
    Optional<byte[]> of(String name, byte[] content) throws IOException;
  }

  /** Whether a jar has signatures, which any change would break. */
  public static boolean signed(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(entry -> entry.getName().toUpperCase(Locale.ROOT))
          .anyMatch(name -> name.matches("META-INF/[^/]+\\.SF"));
    }
  }

  /**
   * Writes the changed jar.
   *
   * @param time of every entry
   * @param target does not exist yet
   */
  public static void rewrite(Path jar, Instant time, Change change, Path target)
      throws IOException {
    LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(target);
        ZipOutputStream out = new ZipOutputStream(file)) {
      Set<String> seen = new HashSet<>();
      Enumeration<? extends ZipEntry> entries = in.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (seen.add(entry.getName())) {
          byte[] content;
          try (var stream = in.getInputStream(in.getEntry(entry.getName()))) {
            content = stream.readAllBytes();
          }
          Optional<byte[]> changed = change.of(entry.getName(), content);
          if (changed.isPresent()) {
            Entries.write(out, entry, local, changed.get());
          }
        }
      }
    }
  }
}
