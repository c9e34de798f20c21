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
    contents(out, request.texts());
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
        contents(in),
        in.readBoolean());
  }

  static void write(DataOutputStream out, ProcessRequest request) throws IOException {
    strings(out, request.options());
    string(out, request.charset());
    string(out, request.outputDirectory());
    string(out, request.sourceDirectory());
    strings(out, request.processorPath());
    out.writeInt(request.processors().size());
    for (ProcessRequest.Named processor : request.processors()) {
      string(out, processor.name());
      string(out, processor.kind().name());
    }
    strings(out, request.hidden());
    strings(out, request.remade());
    strings(out, request.foreign());
    texts(out, request.reads());
    strings(out, request.sources());
    out.flush();
  }

  static ProcessRequest readProcessRequest(DataInputStream in) throws IOException {
    List<String> options = strings(in);
    String charset = string(in);
    String outputDirectory = string(in);
    String sourceDirectory = string(in);
    List<String> path = strings(in);
    List<ProcessRequest.Named> processors = new ArrayList<>();
    for (int n = size(in); n > 0; n--) {
      processors.add(new ProcessRequest.Named(string(in), ProcessRequest.Kind.valueOf(string(in))));
    }
    return new ProcessRequest(
        options,
        charset,
        outputDirectory,
        sourceDirectory,
        path,
        processors,
        Set.copyOf(strings(in)),
        Set.copyOf(strings(in)),
        Set.copyOf(strings(in)),
        texts(in),
        strings(in));
  }

  static void write(DataOutputStream out, Compiled compiled) throws IOException {
    out.writeLong(ANSWER);
    out.writeBoolean(compiled.success());
    messages(out, compiled.messages());
    contents(out, compiled.classes());
    UsesCodec.write(out, compiled.uses());
    strings(out, compiled.elsewhere());
    out.flush();
  }

  static Compiled readCompiled(DataInputStream in) throws IOException {
    answer(in);
    return new Compiled(
        in.readBoolean(), messages(in), contents(in), UsesCodec.read(in), Set.copyOf(strings(in)));
  }

  static void write(DataOutputStream out, Processed processed) throws IOException {
    out.writeLong(ANSWER);
    out.writeBoolean(processed.success());
    messages(out, processed.messages());
    out.writeInt(processed.outputs().size());
    for (Processed.Output output : processed.outputs()) {
      string(out, output.path());
      string(out, output.by());
      out.writeBoolean(output.source());
      out.writeBoolean(output.aggregated());
      strings(out, output.origins());
      out.writeInt(output.content().length);
      out.write(output.content());
    }
    strings(out, processed.isolated());
    strings(out, processed.aggregated());
    texts(out, processed.reads());
    strings(out, processed.broken());
    out.flush();
  }

  static Processed readProcessed(DataInputStream in) throws IOException {
    answer(in);
    boolean success = in.readBoolean();
    List<Compiled.Message> messages = messages(in);
    List<Processed.Output> outputs = new ArrayList<>();
    for (int n = size(in); n > 0; n--) {
      outputs.add(
          new Processed.Output(
              string(in),
              string(in),
              in.readBoolean(),
              in.readBoolean(),
              Set.copyOf(strings(in)),
              in.readNBytes(size(in))));
    }
    return new Processed(
        success,
        messages,
        outputs,
        Set.copyOf(strings(in)),
        Set.copyOf(strings(in)),
        texts(in),
        strings(in));
  }

  private static void texts(DataOutputStream out, Map<String, String> texts) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      string(out, text.getKey());
      string(out, text.getValue());
    }
  }

  private static Map<String, String> texts(DataInputStream in) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (int n = size(in); n > 0; n--) {
      texts.put(string(in), string(in));
    }
    return texts;
  }

  private static void answer(DataInputStream in) throws IOException {
    if (in.readLong() != ANSWER) {
      throw new IOException("the compiler process does not speak as expected");
    }
  }

  private static void messages(DataOutputStream out, List<Compiled.Message> messages)
      throws IOException {
    out.writeInt(messages.size());
    for (Compiled.Message message : messages) {
      string(out, message.kind());
      string(out, message.file());
      out.writeInt(message.line());
      out.writeInt(message.column());
      string(out, message.text());
    }
  }

  private static List<Compiled.Message> messages(DataInputStream in) throws IOException {
    List<Compiled.Message> messages = new ArrayList<>();
    for (int n = size(in); n > 0; n--) {
      messages.add(
          new Compiled.Message(string(in), string(in), in.readInt(), in.readInt(), string(in)));
    }
    return messages;
  }

  private static void contents(DataOutputStream out, Map<String, byte[]> files) throws IOException {
    out.writeInt(files.size());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      string(out, file.getKey());
      out.writeInt(file.getValue().length);
      out.write(file.getValue());
    }
  }

  private static Map<String, byte[]> contents(DataInputStream in) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (int n = size(in); n > 0; n--) {
      files.put(string(in), in.readNBytes(size(in)));
    }
    return files;
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
