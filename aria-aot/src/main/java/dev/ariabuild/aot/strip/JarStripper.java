package dev.ariabuild.aot.strip;

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
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Strips the classes of a jar. Entries keep their order and compression method; times become one
 * fixed time, so that equal jars give equal bytes.
 */
public final class JarStripper {
  /** What became of a jar. */
  public enum Outcome {
    /** Rewritten. */
    STRIPPED,
    /** Copied: it is signed, and any change would break the signature. */
    SIGNED,
    /** Copied: the plan drops nothing. */
    UNTOUCHED
  }

  /**
   * What was done.
   *
   * @param left classes that stayed as they were, because they hold attributes outside of the
   *     specification or are too new
   */
  public record Report(Outcome outcome, int left) {}

  private final StripPlan plan;
  private final LocalDateTime time;

  /**
   * @param time of every entry, in UTC
   */
  public JarStripper(StripPlan plan, Instant time) {
    this.plan = plan;
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** Writes the stripped form of a jar to a file that does not exist yet. */
  public Report strip(Path jar, Path target) throws IOException {
    if (!plan.strips()) {
      Files.copy(jar, target);
      return new Report(Outcome.UNTOUCHED, 0);
    }
    try (ZipFile in = new ZipFile(jar.toFile())) {
      if (isSigned(in)) {
        Files.copy(jar, target);
        return new Report(Outcome.SIGNED, 0);
      }
      try (OutputStream file = Files.newOutputStream(target);
          ZipOutputStream out = new ZipOutputStream(file)) {
        return new Report(Outcome.STRIPPED, rewrite(in, out));
      }
    }
  }

  private int rewrite(ZipFile in, ZipOutputStream out) throws IOException {
    int left = 0;
    Set<String> seen = new HashSet<>();
    Enumeration<? extends ZipEntry> entries = in.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (!seen.add(entry.getName())) {
        continue;
      }
      byte[] content;
      try (var stream = in.getInputStream(entry)) {
        content = stream.readAllBytes();
      }
      if (isClass(entry.getName())) {
        byte[] stripped = stripped(content);
        if (stripped == null) {
          left++;
        } else {
          content = stripped;
        }
      }
      write(out, entry, content);
    }
    return left;
  }

  private void write(ZipOutputStream out, ZipEntry original, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(original.getName());
    entry.setTimeLocal(time);
    entry.setMethod(original.getMethod());
    if (original.getMethod() == ZipEntry.STORED) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setCrc(crc.getValue());
      entry.setSize(content.length);
      entry.setCompressedSize(content.length);
    }
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private byte @Nullable [] stripped(byte[] classFile) {
    try {
      return ClassStripper.strip(classFile, plan);
    } catch (RuntimeException tooNewOrNoClass) {
      return null;
    }
  }

  /** Module descriptors have no code; their attributes for jlink must stay as they are. */
  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.endsWith("module-info.class");
  }

  private static boolean isSigned(ZipFile jar) {
    return jar.stream()
        .map(entry -> entry.getName().toUpperCase(Locale.ROOT))
        .anyMatch(name -> name.matches("META-INF/[^/]+\\.SF"));
  }
}
