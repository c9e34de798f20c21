package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.ModuleTrace;
import dev.ariabuild.engine.decide.ModuleTrace.Step;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.file.CheckedFile;
import dev.ariabuild.engine.file.Reads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One {@link ModuleTrace} in one file; one that is damaged or of another version is absent. */
public final class ModuleTraceFile {
  private static final String NAME = "ariamodl";
  private static final int VERSION = 2;
  private static final int MOST = 1_000_000;

  private final Path file;

  /** The file; its directory is made when needed. */
  public ModuleTraceFile(Path file) {
    this.file = file;
  }

  /**
   * The trace, if it was made under this setting.
   *
   * @return empty without reading what the trace holds if the setting differs
   */
  public Optional<ModuleTrace> load(Digest setting) {
    Optional<ByteBuffer> content = CheckedFile.read(file, NAME, VERSION);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[content.get().remaining()];
    content.get().get(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte[] made = new byte[Digest.BYTES];
      in.readFully(made);
      if (!Digest.fromBytes(made).equals(setting)) {
        return Optional.empty();
      }
      List<Step> steps = new ArrayList<>();
      for (int n = count(in); n > 0; n--) {
        steps.add(step(in));
      }
      return Optional.of(new ModuleTrace(setting, steps, Reads.read(in, file)));
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Step step(DataInputStream in) throws IOException {
    ActionId id =
        new ActionId(new ModuleId(in.readUTF(), in.readUTF()), in.readUTF(), in.readUTF());
    String phase = in.readUTF();
    Outcome outcome = Outcome.valueOf(in.readUTF());
    String key = in.readUTF();
    Map<String, List<String>> changes = new LinkedHashMap<>();
    for (int n = count(in); n > 0; n--) {
      String kind = in.readUTF();
      List<String> values = new ArrayList<>();
      for (int m = count(in); m > 0; m--) {
        values.add(in.readUTF());
      }
      changes.put(kind, values);
    }
    return new Step(id, phase, outcome, key, new ProjectDelta(changes), in.readUTF());
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("impossible count " + count);
    }
    return count;
  }

  /**
   * Replaces the file.
   *
   * @throws IOException if it cannot be written, or holds a text that is too long
   */
  public void save(ModuleTrace trace) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(trace.setting().bytes());
    out.writeInt(trace.steps().size());
    for (Step step : trace.steps()) {
      out.writeUTF(step.action().module().groupId());
      out.writeUTF(step.action().module().artifactId());
      out.writeUTF(step.action().goal());
      out.writeUTF(step.action().execution());
      out.writeUTF(step.phase());
      out.writeUTF(step.outcome().name());
      out.writeUTF(step.key());
      out.writeInt(step.delta().changes().size());
      for (Map.Entry<String, List<String>> change : step.delta().changes().entrySet()) {
        out.writeUTF(change.getKey());
        out.writeInt(change.getValue().size());
        for (String value : change.getValue()) {
          out.writeUTF(value);
        }
      }
      out.writeUTF(step.call());
    }
    trace.reads().write(out);
    CheckedFile.write(file, NAME, VERSION, ByteBuffer.wrap(bytes.toByteArray()));
  }
}
