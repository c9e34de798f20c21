package dev.ariabuild.java.worker;

import dev.ariabuild.java.uses.UsesCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How requests and answers look between the two processes, which are always of one version. */
final class Wire {
  /** Before every answer; the other end may be anything that prints. */
  static final long ANSWER = 0x4172_6961_4a61_7661L;

  private static final int MOST = 1 << 28;

  private Wire() {}

  static void write(DataOutputStream out, CompileRequest request) throws IOException {
    strings(out, request.options());
    string(out, request.charset());
    string(out, request.outputDirectory());
    strings(out, request.hidden());
    strings(out, request.sources());
    out.writeBoolean(request.typesOnly());
    out.flush();
  }

  static CompileRequest readRequest(DataInputStream in) throws IOException {
    return new CompileRequest(
        strings(in),
        string(in),
        string(in),
        Set.copyOf(strings(in)),
        strings(in),
        in.readBoolean());
  }

  static void write(DataOutputStream out, Compiled compiled) throws IOException {
    out.writeLong(ANSWER);
    out.writeBoolean(compiled.success());
    out.writeInt(compiled.messages().size());
    for (Compiled.Message message : compiled.messages()) {
      string(out, message.kind());
      string(out, message.file());
      out.writeInt(message.line());
      out.writeInt(message.column());
      string(out, message.text());
    }
    out.writeInt(compiled.classes().size());
    for (Map.Entry<String, byte[]> type : compiled.classes().entrySet()) {
      string(out, type.getKey());
      out.writeInt(type.getValue().length);
      out.write(type.getValue());
    }
    UsesCodec.write(out, compiled.uses());
    out.flush();
  }

  static Compiled readCompiled(DataInputStream in) throws IOException {
    if (in.readLong() != ANSWER) {
      throw new IOException("the compiler process does not speak as expected");
    }
    boolean success = in.readBoolean();
    int count = size(in);
    List<Compiled.Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(
          new Compiled.Message(string(in), string(in), in.readInt(), in.readInt(), string(in)));
    }
    count = size(in);
    Map<String, byte[]> classes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      classes.put(string(in), in.readNBytes(size(in)));
    }
    return new Compiled(success, messages, classes, UsesCodec.read(in));
  }

  private static void strings(DataOutputStream out, Collection<String> all) throws IOException {
    out.writeInt(all.size());
    for (String one : all) {
      string(out, one);
    }
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static List<String> strings(DataInputStream in) throws IOException {
    int count = size(in);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(string(in));
    }
    return all;
  }

  private static String string(DataInputStream in) throws IOException {
    return new String(in.readNBytes(size(in)), StandardCharsets.UTF_8);
  }

  private static int size(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST) {
      throw new IOException("a size out of range: " + size);
    }
    return size;
  }
}
