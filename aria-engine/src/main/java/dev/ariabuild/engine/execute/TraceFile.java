package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionResultCodec;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.fingerprint.Fingerprint;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The traces of one module in one file: a version, the traces, and a Blake3 digest of all before
 * it. A file that does not end with the right digest, or is of another version, counts as absent.
 * Beside it stands, while the module is being changed, an empty file that ends in {@code .running}.
 */
public final class TraceFile implements TraceStore {
  private static final int VERSION = 1;
  private static final int MOST = 10_000_000;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path running;
  private final Supplier<List<Path>> others;
  private final EventSink events;

  /** Keeps the traces in this file; its directory is made when needed. */
  public TraceFile(Path file, EventSink events) {
    this(file, List::of, events);
  }

  /**
   * Likewise.
   *
   * @param others files of the same module in other checkouts, asked for when they are needed
   */
  public TraceFile(Path file, Supplier<List<Path>> others, EventSink events) {
    this.file = file;
    this.others = others;
    this.running = file.resolveSibling(file.getFileName() + ".running");
    this.events = events;
  }

  @Override
  public Map<ActionId, Trace> load() {
    try {
      byte[] all = Files.readAllBytes(file);
      int length = all.length - Digest.BYTES;
      if (length < 0
          || !new Hasher()
              .addRaw(all, 0, length)
              .digest()
              .equals(Digest.fromBytes(Arrays.copyOfRange(all, length, all.length)))) {
        throw new IOException("it is truncated or damaged");
      }
      return read(new DataInputStream(new ByteArrayInputStream(all, 0, length)));
    } catch (NoSuchFileException none) {
      return Map.of();
    } catch (IOException | IllegalArgumentException e) {
      events.emit(
          new Notice(Notice.Level.DETAIL, "traces not read: " + file + ": " + e.getMessage()));
      return Map.of();
    }
  }

  @Override
  public List<Map<ActionId, Trace>> elsewhere() {
    return others.get().stream().map(other -> new TraceFile(other, events).load()).toList();
  }

  private static Map<ActionId, Trace> read(DataInputStream in) throws IOException {
    Map<ActionId, Trace> traces = new LinkedHashMap<>();
    Shared shared = new Shared();
    if (in.readInt() != VERSION) {
      return traces;
    }
    for (int n = count(in); n > 0; n--) {
      ActionId id =
          new ActionId(new ModuleId(in.readUTF(), in.readUTF()), in.readUTF(), in.readUTF());
      boolean reusable = in.readBoolean();
      List<Input> inputs = new ArrayList<>();
      for (int i = count(in); i > 0; i--) {
        inputs.add(readInput(in, shared));
      }
      traces.put(id, new Trace(id, new Inputs(inputs), ActionResultCodec.read(in), reusable));
    }
    return traces;
  }

  private static Input readInput(DataInputStream in, Shared shared) throws IOException {
    String name = in.readUTF();
    Fingerprint fingerprint = new Fingerprint(Normaliser.valueOf(in.readUTF()), digest(in));
    Optional<Digest> raw = in.readBoolean() ? Optional.of(digest(in)) : Optional.empty();
    String shown = in.readUTF();
    TreeMap<String, Digest> members = new TreeMap<>();
    for (int i = count(in); i > 0; i--) {
      members.put(shared.one(in.readUTF()), shared.one(digest(in)));
    }
    return new Input(name, fingerprint, raw, shown, members);
  }

  /** What several goals read, of which one copy is enough: names of files and their digests. */
  private static final class Shared {
    private final Map<Object, Object> known = new HashMap<>();

    @SuppressWarnings("unchecked") // what is equal to it has its type
    <T> T one(T value) {
      return (T) known.computeIfAbsent(value, same -> same);
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("impossible count " + count);
    }
    return count;
  }

  private static Digest digest(DataInputStream in) throws IOException {
    byte[] bytes = new byte[Digest.BYTES];
    in.readFully(bytes);
    return Digest.fromBytes(bytes);
  }

  @Override
  public void save(Collection<Trace> traces) {
    try {
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(file.getParent(), "trace", ".tmp");
      try {
        write(temporary, traces);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      events.emit(
          new Notice(
              Notice.Level.WARNING,
              "could not save what was built in "
                  + file.getParent()
                  + ": "
                  + e.getMessage()
                  + "; the next build will do more than it must; make room there, or set"
                  + " ARIA_CACHE_DIR to another folder"));
    }
  }

  /** Straight to the file: a module may have a hundred thousand files. */
  private static void write(Path to, Collection<Trace> traces) throws IOException {
    Hasher hasher = new Hasher();
    try (OutputStream stream = Files.newOutputStream(to)) {
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(new Hashed(stream, hasher), BUFFER));
      out.writeInt(VERSION);
      out.writeInt(traces.size());
      for (Trace trace : traces) {
        write(out, trace);
      }
      out.flush();
      stream.write(hasher.digest().bytes());
    }
  }

  /** Adds all that is written to a digest. */
  private static final class Hashed extends FilterOutputStream {
    private final Hasher hasher;

    Hashed(OutputStream to, Hasher hasher) {
      super(to);
      this.hasher = hasher;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      hasher.addRaw(bytes, offset, length);
      out.write(bytes, offset, length);
    }
  }

  @Override
  public String stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
    } catch (IOException none) {
      return "";
    }
  }

  private static void write(DataOutputStream out, Trace trace) throws IOException {
    ActionId id = trace.action();
    out.writeUTF(id.module().groupId());
    out.writeUTF(id.module().artifactId());
    out.writeUTF(id.goal());
    out.writeUTF(id.execution());
    out.writeBoolean(trace.reusable());
    out.writeInt(trace.inputs().list().size());
    for (Input input : trace.inputs().list()) {
      out.writeUTF(input.name());
      out.writeUTF(input.fingerprint().normaliser().name());
      out.write(input.fingerprint().digest().bytes());
      out.writeBoolean(input.raw().isPresent());
      if (input.raw().isPresent()) {
        out.write(input.raw().get().bytes());
      }
      out.writeUTF(input.shown());
      out.writeInt(input.members().size());
      for (Map.Entry<String, Digest> member : input.members().entrySet()) {
        out.writeUTF(member.getKey());
        out.write(member.getValue().bytes());
      }
    }
    ActionResultCodec.write(out, trace.result());
  }

  @Override
  public boolean interrupted() {
    return Files.exists(running);
  }

  @Override
  public void markInterrupted() {
    try {
      Files.createDirectories(running.getParent());
      Files.write(running, new byte[0]);
    } catch (IOException e) {
      events.emit(new Notice(Notice.Level.WARNING, "could not write " + running + ": " + e));
    }
  }

  @Override
  public void clearInterrupted() {
    try {
      Files.deleteIfExists(running);
    } catch (IOException e) {
      events.emit(new Notice(Notice.Level.WARNING, "could not delete " + running + ": " + e));
    }
  }
}
