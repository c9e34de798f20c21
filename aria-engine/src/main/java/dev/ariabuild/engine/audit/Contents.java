package dev.ariabuild.engine.audit;

import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A file in parts that can be compared one by one: lines of a text, entries of an archive (which
 * are texts, archives or bytes again), or all of its bytes. Times, order and compression of entries
 * are no parts.
 */
final class Contents {
  private static final int DEEPEST = 3;

  private Contents() {}

  /** Parts by name, such as {@code line 12} or {@code META-INF/MANIFEST.MF line 3}. */
  static Map<String, String> of(byte[] bytes) {
    Map<String, String> parts = new TreeMap<>();
    add("", bytes, parts, 0);
    return parts;
  }

  private static void add(String place, byte[] bytes, Map<String, String> parts, int depth) {
    if (isZip(bytes) && depth < DEEPEST) {
      Map<String, String> entries = new TreeMap<>();
      try {
        unpack(place, bytes, entries, depth);
        parts.putAll(entries);
        return;
      } catch (IOException | IllegalArgumentException damaged) {
        // no archive after all: its bytes count
      }
    }
    String text = text(bytes);
    if (text == null) {
      parts.put(place.isEmpty() ? "its bytes" : place, "bytes " + Digest.of(bytes).shortHex());
      return;
    }
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      parts.put((place.isEmpty() ? "" : place + " ") + "line " + number, line);
    }
  }

  private static void unpack(String place, byte[] bytes, Map<String, String> parts, int depth)
      throws IOException {
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        String name = (place.isEmpty() ? "" : place + "!") + entry.getName();
        if (entry.isDirectory()) {
          parts.put(name, "directory");
        } else {
          add(name, zip.readAllBytes(), parts, depth + 1);
        }
      }
    }
    if (entries == 0) {
      throw new IOException("no entry could be read");
    }
  }

  private static boolean isZip(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  private static @org.jspecify.annotations.Nullable String text(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      return null;
    }
  }
}
