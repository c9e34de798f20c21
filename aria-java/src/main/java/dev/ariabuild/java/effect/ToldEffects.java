package dev.ariabuild.java.effect;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.CheckedFile;
import dev.ariabuild.engine.file.FileStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was told of effects, and what stood in every place that was looked at for it. Only what
 * failed nothing is kept.
 *
 * @param session what else it depends on, by a digest of whoever knows that; empty if nobody does
 * @param settings digest of what the program that told it was asked for
 * @param seen all that was looked at, and the reports
 * @param lines what was told
 */
public record ToldEffects(String session, Digest settings, List<Seen> seen, List<String> lines) {
  private static final String NAME = "ariatold";
  private static final int VERSION = 1;

  /** Copies. */
  public ToldEffects {
    seen = List.copyOf(seen);
    lines = List.copyOf(lines);
  }

  /**
   * A file, a folder, or nothing.
   *
   * @param content digest of the file, of all files of the folder with their names, or of nothing
   */
  public record Seen(Path path, Digest content) {
    /**
     * As it is now.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Seen of(Path path, FileStore files) {
      Path absolute = path.toAbsolutePath().normalize();
      Hasher hasher = new Hasher();
      if (files.isDirectory(absolute)) {
        files
            .walk(absolute, any -> true)
            .entries()
            .forEach(
                (name, stat) -> {
                  if (!stat.isDirectory()) {
                    hasher.add(name);
                    add(hasher, absolute.resolve(name), files);
                  }
                });
        hasher.add("");
      } else {
        add(hasher, absolute, files);
      }
      return new Seen(absolute, hasher.digest());
    }

    private static void add(Hasher hasher, Path file, FileStore files) {
      Optional<Digest> digest = files.isFile(file) ? files.digest(file) : Optional.empty();
      hasher.add(digest.isPresent());
      digest.ifPresent(hasher::add);
    }

    /** Whether the same is there now. */
    boolean stands(FileStore files) {
      try {
        return of(path, files).equals(this);
      } catch (UncheckedIOException unreadable) {
        return false;
      }
    }
  }

  /** These places as they are now. */
  public static List<Seen> look(Collection<Path> paths, FileStore files) {
    return paths.stream().map(path -> Seen.of(path, files)).toList();
  }

  /** Whether every place is as it was. */
  public boolean stands(FileStore files) {
    return seen.stream().allMatch(each -> each.stands(files));
  }

  /** Where it is kept, in a folder of what is known of effects. */
  public static Path file(Path memory) {
    return memory.resolve("told");
  }

  /**
   * Keeps it in the place of what was kept before.
   *
   * @throws IOException if that cannot be done
   */
  public void write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      string(out, session);
      string(out, settings.hex());
      out.writeInt(seen.size());
      for (Seen place : seen) {
        string(out, place.path().toString());
        string(out, place.content().hex());
      }
      out.writeInt(lines.size());
      for (String line : lines) {
        string(out, line);
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    CheckedFile.write(file, NAME, VERSION, ByteBuffer.wrap(bytes.toByteArray()));
  }

  /** Empty if it is absent, damaged or of another version. */
  public static Optional<ToldEffects> read(Path file) {
    Optional<ByteBuffer> content = CheckedFile.read(file, NAME, VERSION);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[content.get().remaining()];
    content.get().get(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String session = string(in);
      Digest settings = Digest.fromHex(string(in));
      List<Seen> seen = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        seen.add(new Seen(Path.of(string(in)), Digest.fromHex(string(in))));
      }
      List<String> lines = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        lines.add(string(in));
      }
      return Optional.of(new ToldEffects(session, settings, seen, lines));
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String string(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
