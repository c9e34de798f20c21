package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.CheckedFile;
import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.uses.UsesCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was recorded of a compilation of a whole module, as it came from the compiler. A {@link
 * ModuleState} is made of it only when a part is compiled for the first time: most compilations are
 * never continued.
 */
public final class RecordFile {
  private static final String NAME = "ariauses";
  private static final int VERSION = 6;

  private RecordFile() {}

  /**
   * Writes it in one step.
   *
   * @param record in the form of {@link UsesCodec}
   * @param sources digest of every source file, by absolute path
   */
  public static void write(byte[] record, Map<String, String> sources, Path file)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(sources.size());
      for (Map.Entry<String, String> source : sources.entrySet()) {
        string(out, source.getKey());
        string(out, source.getValue());
      }
      out.write(record);
    }
    CheckedFile.write(file, NAME, VERSION, ByteBuffer.wrap(bytes.toByteArray()));
  }

  /**
   * The state of which it is the record; empty if there is none, or it is damaged or of another
   * version.
   *
   * @param classes as that compilation left them
   */
  public static Optional<ModuleState> read(Path file, ModuleState.ClassFiles classes) {
    return read(file, classes, Optional.empty());
  }

  /**
   * The same where annotation processors may have run.
   *
   * @param sourceDirectory where they write sources, as that compilation left it
   */
  public static Optional<ModuleState> read(
      Path file, ModuleState.ClassFiles classes, Optional<Path> sourceDirectory) {
    Optional<ByteBuffer> content = CheckedFile.read(file, NAME, VERSION);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[content.get().remaining()];
    content.get().get(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Map<String, String> sources = new LinkedHashMap<>();
      for (int n = in.readInt(); n > 0; n--) {
        sources.put(string(in), string(in));
      }
      List<FileUses> uses = UsesCodec.read(in);
      if (sourceDirectory.isPresent()) {
        for (FileUses each : uses) {
          if (Path.of(each.file()).startsWith(sourceDirectory.get())) {
            sources.put(each.file(), generated(Files.readAllBytes(Path.of(each.file()))));
          }
        }
      }
      return Optional.of(ModuleState.of(uses, sources, classes));
    } catch (IOException notComplete) {
      return Optional.empty();
    }
  }

  /** Digest of a generated source. */
  static String generated(byte[] content) {
    return Digest.of(content).hex();
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
