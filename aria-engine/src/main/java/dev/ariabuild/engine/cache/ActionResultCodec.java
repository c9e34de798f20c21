package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stored form of an {@link ActionResult}: magic number with version, length, payload, Blake3 of
 * the payload. Equal results have equal bytes. Whatever is read is untrusted: no length is believed
 * before the bytes are there, and paths pass {@link OutputPaths}.
 */
public final class ActionResultCodec {
  /** "AR" and the version of the form. */
  private static final int MAGIC = 0x41520001;

  /** No payload is longer (bytes). */
  static final int LONGEST = 64 << 20;

  private static final int CHUNK = 64 << 10;
  private static final int SMALLEST_OUTPUT = 4 + 1 + 1 + Digest.BYTES + 8;
  private static final OutputEntry.Kind[] KINDS = OutputEntry.Kind.values();

  private ActionResultCodec() {}

  /**
   * Writes a result.
   *
   * @throws IOException if the output fails, or the result is too large or has text that is no
   *     Unicode
   */
  public static void write(DataOutput out, ActionResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    writePayload(new DataOutputStream(bytes), result);
    byte[] payload = bytes.toByteArray();
    if (payload.length > LONGEST) {
      throw new IOException("action result of " + payload.length + " bytes is too large to keep");
    }
    out.writeInt(MAGIC);
    out.writeInt(payload.length);
    out.write(payload);
    out.write(Digest.of(payload).bytes());
  }

  /**
   * Reads a result.
   *
   * @throws IOException if the input fails or ends early, the version differs, the checksum does
   *     not fit, or the content is not acceptable (such as a path that leaves the module)
   */
  public static ActionResult read(DataInput in) throws IOException {
    int magic = in.readInt();
    if (magic != MAGIC) {
      throw new IOException("not an action result of this version: " + Integer.toHexString(magic));
    }
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("action result with an impossible length: " + length);
    }
    byte[] payload = readBytes(in, length);
    byte[] checksum = new byte[Digest.BYTES];
    in.readFully(checksum);
    if (!Digest.of(payload).equals(Digest.fromBytes(checksum))) {
      throw new IOException("action result does not fit its checksum");
    }
    try {
      return readPayload(ByteBuffer.wrap(payload));
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      throw new IOException("action result is not acceptable: " + e.getMessage(), e);
    }
  }

  private static void writePayload(DataOutputStream out, ActionResult result) throws IOException {
    out.writeBoolean(result.bundle().isPresent());
    if (result.bundle().isPresent()) {
      out.write(result.bundle().get().bytes());
    }
    out.writeInt(result.outputs().size());
    for (int i = 0; i < result.outputs().size(); i++) {
      OutputEntry output = result.outputs().get(i);
      writeText(out, output.path());
      out.writeByte(output.kind().ordinal());
      out.writeBoolean(result.bundled().get(i));
      out.write(output.digest().bytes());
      out.writeLong(output.size());
    }
    Map<String, List<String>> changes = new TreeMap<>(result.delta().changes());
    out.writeInt(changes.size());
    for (Map.Entry<String, List<String>> change : changes.entrySet()) {
      writeText(out, change.getKey());
      out.writeInt(change.getValue().size());
      for (String value : change.getValue()) {
        writeText(out, value);
      }
    }
  }

  private static ActionResult readPayload(ByteBuffer in) throws IOException {
    Optional<Digest> bundle = readFlag(in) ? Optional.of(readDigest(in)) : Optional.empty();
    int count = readCount(in, SMALLEST_OUTPUT);
    List<OutputEntry> outputs = new ArrayList<>(count);
    List<Boolean> bundled = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String path = readText(in);
      int kind = in.get();
      if (kind < 0 || kind >= KINDS.length) {
        throw new IllegalArgumentException("unknown kind of output: " + kind);
      }
      bundled.add(readFlag(in));
      Digest digest = readDigest(in);
      long size = in.getLong();
      if (size < 0) {
        throw new IllegalArgumentException("negative size of output " + path);
      }
      outputs.add(new OutputEntry(path, KINDS[kind], digest, size));
    }
    Map<String, List<String>> changes = readChanges(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes after the end");
    }
    return new ActionResult(outputs, bundle, bundled, new ProjectDelta(changes));
  }

  private static Map<String, List<String>> readChanges(ByteBuffer in) throws IOException {
    int count = readCount(in, Integer.BYTES * 2);
    Map<String, List<String>> changes = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String kind = readText(in);
      int size = readCount(in, Integer.BYTES);
      List<String> values = new ArrayList<>(size);
      for (int j = 0; j < size; j++) {
        values.add(readText(in));
      }
      if (changes.put(kind, List.copyOf(values)) != null) {
        throw new IllegalArgumentException("two changes of kind " + kind);
      }
    }
    return changes;
  }

  /** A count of things that take at least so many bytes each; more than fit are refused. */
  private static int readCount(ByteBuffer in, int smallest) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / smallest) {
      throw new IllegalArgumentException("impossible count: " + count);
    }
    return count;
  }

  private static boolean readFlag(ByteBuffer in) {
    int flag = in.get();
    if (flag != 0 && flag != 1) {
      throw new IllegalArgumentException("not a flag: " + flag);
    }
    return flag == 1;
  }

  private static Digest readDigest(ByteBuffer in) {
    byte[] digest = new byte[Digest.BYTES];
    in.get(digest);
    return Digest.fromBytes(digest);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    out.writeInt(utf8.remaining());
    out.write(utf8.array(), utf8.arrayOffset() + utf8.position(), utf8.remaining());
  }

  private static String readText(ByteBuffer in) throws IOException {
    int length = readCount(in, 1);
    ByteBuffer utf8 = in.slice(in.position(), length);
    in.position(in.position() + length);
    return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
  }

  /** Grows with what is really there, so that a wrong length costs no memory. */
  private static byte[] readBytes(DataInput in, int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    int filled = 0;
    while (true) {
      in.readFully(bytes, filled, bytes.length - filled);
      filled = bytes.length;
      if (filled == length) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, filled * 2L));
    }
  }
}
