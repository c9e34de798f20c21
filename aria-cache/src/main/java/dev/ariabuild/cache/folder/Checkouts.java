package dev.ariabuild.cache.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Small files that hold a path: for what a checkout remembers, where it lies ({@code
 * metadata/<project hash>/checkout}); for a version of Aria, where it is installed ({@code
 * versions/<version>}). By these it is known that either is gone.
 */
public final class Checkouts {
  private static final String NAME = "checkout";
  private static final int LONGEST = 1 << 16;

  private Checkouts() {}

  /** The file that tells to which checkout a folder of {@code metadata} belongs. */
  public static Path of(Path project) {
    return project.resolve(NAME);
  }

  /** Notes a path; writes nothing if it is noted. */
  public static void note(CacheFolder folder, Path file, Path place) throws IOException {
    if (!noted(file).equals(Optional.of(place))) {
      try (Pending pending = folder.pending()) {
        pending.write((place + "\n").getBytes(StandardCharsets.UTF_8));
        pending.moveTo(file);
      }
    }
  }

  /** The path that was noted; empty if there is none. */
  public static Optional<Path> noted(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      String text = Files.readString(file);
      return text.endsWith("\n")
          ? Optional.of(Path.of(text.substring(0, text.length() - 1)))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether a path was noted and nothing is there; not if that cannot be told. */
  public static boolean isGone(Path file) {
    Optional<Path> place = noted(file);
    if (place.isEmpty() || !place.get().isAbsolute()) {
      return false;
    }
    try {
      place.get().getFileSystem().provider().checkAccess(place.get());
      return false;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
