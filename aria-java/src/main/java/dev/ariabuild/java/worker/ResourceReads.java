package dev.ariabuild.java.worker;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * What processors read through their filer, as it is before they write anything. Each is named by
 * location, package and name, one a line.
 */
final class ResourceReads {
  private static final String ABSENT = "absent";

  private final ProcessedFiles files;
  private final Map<String, String> reads = new TreeMap<>();

  ResourceReads(ProcessedFiles files) {
    this.files = files;
  }

  Map<String, String> all() {
    return reads;
  }

  void note(Location location, CharSequence pack, CharSequence name) throws IOException {
    String key = location.getName() + "\n" + pack + "\n" + name;
    if (!reads.containsKey(key)) {
      reads.put(key, digest(location, pack.toString(), name.toString()));
    }
  }

  /** The first of these that is another now; null if all are the same. */
  @Nullable String differing(Map<String, String> before) throws IOException {
    for (Map.Entry<String, String> read : before.entrySet()) {
      String[] key = read.getKey().split("\n", 3);
      if (!read.getValue().equals(digest(StandardLocation.locationFor(key[0]), key[1], key[2]))) {
        return key[2];
      }
    }
    return null;
  }

  private String digest(Location location, String pack, String name) throws IOException {
    try {
      FileObject file = files.onDisk(location, pack, name);
      if (file == null) {
        return ABSENT;
      }
      try (InputStream in = file.openInputStream()) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(in.readAllBytes()));
      }
    } catch (NoSuchFileException | FileNotFoundException none) {
      return ABSENT;
    } catch (IllegalArgumentException malformed) {
      return ABSENT;
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
