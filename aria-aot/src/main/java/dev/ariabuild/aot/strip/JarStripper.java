package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.jar.Entries;
import dev.ariabuild.aot.symbol.Mapping;
import dev.ariabuild.aot.symbol.MappingWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Strips the classes of a jar. Entries keep their order and compression method; times become one
 * fixed time, so that equal jars give equal bytes. All classes of a jar are in memory at once.
 */
public final class JarStripper {
  private static final int BUFFER = 1 << 16;
  private static final int LARGEST = 1 << 24;
  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/(?:[^/]+\\.SF|SIG-[^/]+)", Pattern.CASE_INSENSITIVE);

  /** What became of a jar. */
  public enum Outcome {
    /** Rewritten. */
    STRIPPED,
    /** Copied: it is signed, and any change would break the signature. */
    SIGNED,
    /** Copied: something stands before the archive, such as a script that starts it. */
    PREFIXED,
    /** Copied: the plan drops nothing. */
    UNTOUCHED
  }

  /**
   * What was done.
   *
   * @param left classes that stayed as they were: {@link ClassStripper#strip}
   * @param mapping from residual lines; empty if no class has any
   */
  public record Report(Outcome outcome, int left, Optional<Mapping> mapping) {
    private static Report copied(Outcome outcome) {
      return new Report(outcome, 0, Optional.empty());
    }
  }

  /** An entry, and its stripped class if it is one that was stripped. */
  private record Item(ZipEntry entry, ClassStripper.@Nullable Stripped stripped) {}

  /** Asks zlib for large pieces: each piece is a call out of the JVM. */
  private static final class LargePieces extends ZipOutputStream {
    LargePieces(OutputStream out) {
      super(out);
      buf = new byte[BUFFER];
    }
  }

  private final StripPlan plan;
  private final LocalDateTime time;

  /**
   * @param time of every entry, in UTC
   */
  public JarStripper(StripPlan plan, Instant time) {
    this.plan = plan;
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /**
   * Writes the stripped form of a jar to a file that does not exist yet.
   *
   * @throws AotException if it is no jar, or a damaged one
   */
  public Report strip(Path jar, Path target) throws IOException, AotException {
    if (!plan.strips()) {
      Files.copy(jar, target);
      return Report.copied(Outcome.UNTOUCHED);
    }
    try (ZipFile in = new ZipFile(jar.toFile())) {
      if (isSigned(in)) {
        Files.copy(jar, target);
        return Report.copied(Outcome.SIGNED);
      }
      if (isPrefixed(jar)) {
        Files.copy(jar, target);
        return Report.copied(Outcome.PREFIXED);
      }
      return rewrite(in, target);
    } catch (ZipException e) {
      Files.deleteIfExists(target);
      throw AotProblem.UNREADABLE_JAR.with(jar, String.valueOf(e.getMessage()));
    }
  }

  private Report rewrite(ZipFile in, Path target) throws IOException {
    MappingWriter writer = new MappingWriter();
    ClassStripper stripper = new ClassStripper(plan, writer);
    List<Item> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int left = 0;
    Enumeration<? extends ZipEntry> entries = in.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (seen.add(name)) {
        // of several entries with one name a class loader finds the one that ZipFile finds
        ZipEntry entry = java.util.Objects.requireNonNull(in.getEntry(name));
        ClassStripper.@Nullable Stripped stripped = null;
        if (isClass(name)) {
          stripped = stripper.strip(content(in, entry));
          left += stripped == null ? 1 : 0;
        }
        items.add(new Item(entry, stripped));
      }
    }
    Optional<Mapping> mapping = writer.isEmpty() ? Optional.empty() : Optional.of(writer.finish());
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target), BUFFER);
        ZipOutputStream out = new LargePieces(file)) {
      for (Item item : items) {
        if (item.stripped == null) {
          Entries.write(out, item.entry, time, content(in, item.entry));
        } else {
          mapping.ifPresent(made -> item.stripped.seal(made.id()));
          Entries.write(out, item.entry, time, item.stripped.bytes());
        }
      }
    }
    return new Report(Outcome.STRIPPED, left, mapping);
  }

  private static byte[] content(ZipFile in, ZipEntry entry) throws IOException {
    // not the entry itself: while all are enumerated, ZipFile reads the one it enumerated last
    try (InputStream stream = in.getInputStream(in.getEntry(entry.getName()))) {
      // what an entry says of its size is right but for damage
      long size = entry.getSize();
      if (size < 0 || size > LARGEST) {
        return stream.readAllBytes();
      }
      byte[] content = new byte[(int) size];
      int length = stream.readNBytes(content, 0, content.length);
      byte[] rest = stream.readAllBytes();
      return rest.length == 0 && length == size ? content : joined(content, length, rest);
    }
  }

  private static byte[] joined(byte[] first, int length, byte[] rest) {
    byte[] all = Arrays.copyOf(first, length + rest.length);
    System.arraycopy(rest, 0, all, length, rest.length);
    return all;
  }

  /** Module descriptors have no code; their attributes for jlink must stay as they are. */
  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.endsWith("module-info.class");
  }

  private static boolean isSigned(ZipFile jar) {
    return jar.stream().anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches());
  }

  private static boolean isPrefixed(Path jar) throws IOException {
    try (InputStream in = Files.newInputStream(jar)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2 && !(start[0] == 'P' && start[1] == 'K');
    }
  }
}
