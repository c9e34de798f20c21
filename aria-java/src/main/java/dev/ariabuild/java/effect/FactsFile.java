package dev.ariabuild.java.effect;

import dev.ariabuild.engine.file.CheckedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Facts of some classes in one file. Equal facts give equal bytes; no path is in it. */
public final class FactsFile {
  private static final String NAME = "ariafact";

  /** Counts up whenever facts of the same class file may be others, or are written otherwise. */
  public static final int VERSION = 1;

  private FactsFile() {}

  /** Writes it; readers see the old one or the new one. */
  public static void write(Path file, Collection<Facts> facts) throws IOException {
    CheckedFile.write(file, NAME, VERSION, content(facts));
  }

  /** What {@link #write} writes. */
  public static byte[] bytes(Collection<Facts> facts) throws IOException {
    return CheckedFile.bytes(NAME, VERSION, content(facts));
  }

  private static ByteBuffer content(Collection<Facts> facts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      FactsCodec.write(out, facts);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** Empty if it is absent, damaged or of another version. */
  public static Optional<List<Facts>> read(Path file) {
    Optional<ByteBuffer> content = CheckedFile.read(file, NAME, VERSION);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[content.get().remaining()];
    content.get().get(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return Optional.of(FactsCodec.read(in));
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
