package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.ReadLog.Aspect;
import dev.ariabuild.engine.file.ReadLog.Read;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Questions about the work tree with their answers, to be asked again later. Immutable.
 *
 * @param answers to each question
 */
public record Reads(Map<Read, Digest> answers) {
  private static final Aspect[] ASPECTS = Aspect.values();
  private static final int MOST = 10_000_000;

  /** Copies the map. */
  public Reads {
    answers = Map.copyOf(answers);
  }

  /** These and others; where both have an answer, that of the others. */
  public Reads and(Reads others) {
    Map<Read, Digest> all = new HashMap<>(answers);
    all.putAll(others.answers);
    return new Reads(all);
  }

  /** Those about some paths. */
  public Reads about(Predicate<Path> paths) {
    Map<Read, Digest> some = new HashMap<>(answers);
    some.keySet().removeIf(read -> !paths.test(read.path()));
    return new Reads(some);
  }

  /**
   * Asks every question again.
   *
   * @param log whose blind spots are to count; nothing is written to it
   * @return a path about which the answer is another now; empty if all are the same
   */
  public Optional<Path> firstDifference(FileStore files, ReadLog log) {
    Map<Path, FileStat> listed = new HashMap<>();
    Optional<Path> name = firstDifference(files, log, listed, aspect -> aspect == Aspect.NAMES);
    return name.isPresent()
        ? name
        : firstDifference(files, log, listed, aspect -> aspect != Aspect.NAMES);
  }

  private Optional<Path> firstDifference(
      FileStore files, ReadLog log, Map<Path, FileStat> listed, Predicate<Aspect> asked) {
    for (Map.Entry<Read, Digest> entry : answers.entrySet()) {
      Read read = entry.getKey();
      try {
        if (asked.test(read.aspect())
            && !files.answer(read, log, listed).equals(entry.getValue())) {
          return Optional.of(read.path());
        }
      } catch (UncheckedIOException unreadable) {
        return Optional.of(read.path());
      }
    }
    return Optional.empty();
  }

  /** Writes them; paths are written as the difference to the one before. */
  public void write(DataOutput out) throws IOException {
    record Row(String path, Aspect aspect, Digest answer) {}
    List<Row> rows = new ArrayList<>();
    answers.forEach(
        (read, answer) -> rows.add(new Row(read.path().toString(), read.aspect(), answer)));
    rows.sort(Comparator.comparing(Row::path).thenComparing(Row::aspect));
    out.writeInt(rows.size());
    String before = "";
    for (Row row : rows) {
      int shared = shared(before, row.path());
      byte[] rest = row.path().substring(shared).getBytes(StandardCharsets.UTF_8);
      out.writeInt(shared);
      out.writeInt(rest.length);
      out.write(rest);
      out.writeByte(row.aspect().ordinal());
      out.write(row.answer().bytes());
      before = row.path();
    }
  }

  /**
   * Reads them.
   *
   * @param root any path of the file system they belong to
   * @throws IOException if they are damaged
   */
  public static Reads read(DataInput in, Path root) throws IOException {
    int count = count(in);
    Map<Read, Digest> answers = new HashMap<>(count * 2);
    String before = "";
    Path path = root;
    for (int i = 0; i < count; i++) {
      int shared = count(in);
      byte[] rest = new byte[count(in)];
      in.readFully(rest);
      int aspect = in.readByte();
      if (shared > before.length() || aspect < 0 || aspect >= ASPECTS.length) {
        throw new IOException("impossible row " + i);
      }
      if (i == 0 || rest.length > 0 || shared < before.length()) {
        before = before.substring(0, shared) + new String(rest, StandardCharsets.UTF_8);
        path = root.getFileSystem().getPath(before);
      }
      byte[] digest = new byte[Digest.BYTES];
      in.readFully(digest);
      answers.put(new Read(ASPECTS[aspect], path), Digest.fromBytes(digest));
    }
    return new Reads(answers);
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("impossible count " + count);
    }
    return count;
  }

  private static int shared(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int i = 0;
    while (i < most && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    // not between the halves of one character
    return i > 0 && Character.isHighSurrogate(a.charAt(i - 1)) ? i - 1 : i;
  }
}
