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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Questions about the work tree with their answers, to be asked again later. Immutable: whoever
 * makes one hands its maps over (copies of tens of thousands of answers cost more than asking).
 *
 * @param answers to each question
 * @param partial the same for entries that were read in part
 */
public record Reads(Map<Read, Digest> answers, Map<PartialRead, PartialRead.Answer> partial) {
  private static final Aspect[] ASPECTS = Aspect.values();
  private static final int MOST = 10_000_000;
  private static final Comparator<PartialRead> ORDER =
      Comparator.comparing(PartialRead::entry).thenComparing(PartialRead::reader);

  /** Takes the maps over. */
  public Reads {
    answers = Collections.unmodifiableMap(answers);
    partial = Collections.unmodifiableMap(partial);
  }

  /** These and others; where both have an answer, that of the others. */
  public Reads and(Reads others) {
    Map<Read, Digest> all = new HashMap<>(answers);
    all.putAll(others.answers);
    return new Reads(all, partial).moved(others.partial);
  }

  /** These, with newer answers to partial reads. */
  public Reads moved(Map<PartialRead, PartialRead.Answer> moved) {
    Map<PartialRead, PartialRead.Answer> all = new HashMap<>(partial);
    all.putAll(moved);
    return new Reads(answers, all);
  }

  /** Those about some paths. */
  public Reads about(Predicate<Path> paths) {
    Map<Read, Digest> some = new HashMap<>(answers);
    some.keySet().removeIf(read -> !paths.test(read.path()));
    Map<PartialRead, PartialRead.Answer> someParts = new HashMap<>(partial);
    someParts.keySet().removeIf(read -> !paths.test(read.entry()));
    return new Reads(some, someParts);
  }

  /**
   * Asks every question again.
   *
   * @param log whose blind spots are to count; nothing is written to it
   * @param reader reads in part
   */
  public Again again(FileStore files, ReadLog log, PartialRead.Reader reader) {
    Map<Path, FileStat> listed = new HashMap<>();
    Optional<Again> different =
        firstDifference(files, log, listed, aspect -> aspect == Aspect.NAMES)
            .or(() -> firstDifference(files, log, listed, aspect -> aspect != Aspect.NAMES));
    return different.orElseGet(() -> partialAgain(reader));
  }

  private Again partialAgain(PartialRead.Reader reader) {
    Map<PartialRead, PartialRead.Answer> moved = new HashMap<>();
    Map<Path, Optional<Digest>> raws = new HashMap<>();
    for (Map.Entry<PartialRead, PartialRead.Answer> entry : partial.entrySet()) {
      PartialRead read = entry.getKey();
      PartialRead.Answer then = entry.getValue();
      try {
        Optional<Digest> raw = raws.computeIfAbsent(read.entry(), reader::raw);
        if (raw.isPresent() && raw.get().equals(then.raw())) {
          continue;
        }
        Optional<Digest> normalised = raw.isPresent() ? reader.normalised(read) : Optional.empty();
        if (normalised.isEmpty() || !normalised.get().equals(then.normalised())) {
          return different(read);
        }
        moved.put(read, new PartialRead.Answer(normalised.get(), raw.orElseThrow()));
      } catch (UncheckedIOException unreadable) {
        return different(read);
      }
    }
    return new Again.Same(moved);
  }

  private static Again different(Read read) {
    return new Again.Different(read.path(), read.aspect().name().toLowerCase(Locale.ROOT));
  }

  private static Again different(PartialRead read) {
    return new Again.Different(read.entry(), read.reader());
  }

  private Optional<Again> firstDifference(
      FileStore files, ReadLog log, Map<Path, FileStat> listed, Predicate<Aspect> asked) {
    for (Map.Entry<Read, Digest> entry : answers.entrySet()) {
      Read read = entry.getKey();
      try {
        if (asked.test(read.aspect())
            && !files.answer(read, log, listed).equals(entry.getValue())) {
          return Optional.of(different(read));
        }
      } catch (UncheckedIOException unreadable) {
        return Optional.of(different(read));
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
    out.writeInt(partial.size());
    for (Map.Entry<PartialRead, PartialRead.Answer> entry : ordered().entrySet()) {
      out.writeUTF(entry.getKey().reader());
      out.writeUTF(entry.getKey().entry().toString());
      out.write(entry.getValue().normalised().bytes());
      out.write(entry.getValue().raw().bytes());
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
      answers.put(new Read(ASPECTS[aspect], path), digest(in));
    }
    Map<PartialRead, PartialRead.Answer> partial = new HashMap<>();
    for (int n = count(in); n > 0; n--) {
      String reader = in.readUTF();
      Path entry = root.getFileSystem().getPath(in.readUTF());
      partial.put(new PartialRead(reader, entry), new PartialRead.Answer(digest(in), digest(in)));
    }
    return new Reads(answers, partial);
  }

  private TreeMap<PartialRead, PartialRead.Answer> ordered() {
    TreeMap<PartialRead, PartialRead.Answer> ordered = new TreeMap<>(ORDER);
    ordered.putAll(partial);
    return ordered;
  }

  private static Digest digest(DataInput in) throws IOException {
    byte[] digest = new byte[Digest.BYTES];
    in.readFully(digest);
    return Digest.fromBytes(digest);
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
