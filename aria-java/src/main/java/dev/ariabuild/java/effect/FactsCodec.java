package dev.ariabuild.java.effect;

import dev.ariabuild.java.effect.Facts.Call;
import dev.ariabuild.java.effect.Facts.Kind;
import dev.ariabuild.java.effect.Facts.Method;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads facts; every string once, numbers in as few bytes as they need. */
final class FactsCodec {
  private static final Kind[] KINDS = Kind.values();

  private final DataOutputStream out;
  private final Map<String, Integer> strings = new LinkedHashMap<>();

  private FactsCodec(DataOutputStream out) {
    this.out = out;
  }

  static void write(DataOutputStream out, Collection<Facts> all) throws IOException {
    FactsCodec codec = new FactsCodec(out);
    codec.number(all.size());
    for (Facts facts : all) {
      codec.write(facts);
    }
  }

  /** A string that was written before is written as its number. */
  private void string(String text) throws IOException {
    Integer known = strings.putIfAbsent(text, strings.size());
    if (known != null) {
      number(known + 1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(0);
    number(bytes.length);
    out.write(bytes);
  }

  private void number(int value) throws IOException {
    int left = value;
    while ((left & ~0x7F) != 0) {
      out.writeByte(left & 0x7F | 0x80);
      left >>>= 7;
    }
    out.writeByte(left);
  }

  private void write(Facts facts) throws IOException {
    string(facts.name());
    number(facts.access());
    string(facts.superName());
    number(facts.interfaces().size());
    for (String type : facts.interfaces()) {
      string(type);
    }
    string(facts.source());
    number(facts.methods().size());
    for (Method method : facts.methods()) {
      string(method.name());
      string(method.descriptor());
      number(method.access());
      number(method.calls().size());
      for (Call call : method.calls()) {
        number(call.kind().ordinal() * 2 + (call.constant() ? 1 : 0));
        string(call.owner());
        string(call.name());
        string(call.descriptor());
        number(call.line());
      }
    }
  }

  /**
   * Reads them.
   *
   * @throws IOException if it is not what {@link #write} wrote
   */
  static List<Facts> read(DataInputStream in) throws IOException {
    return new Reading(in).all();
  }

  private record Reading(DataInputStream in, List<String> strings) {
    Reading(DataInputStream in) {
      this(in, new ArrayList<>());
    }

    List<Facts> all() throws IOException {
      int count = number();
      List<Facts> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(facts());
      }
      return all;
    }

    private int number() throws IOException {
      int value = 0;
      for (int shift = 0; shift < 35; shift += 7) {
        int next = in.readUnsignedByte();
        value |= (next & 0x7F) << shift;
        if ((next & 0x80) == 0) {
          return value;
        }
      }
      throw new IOException("a number has too many bytes");
    }

    private String string() throws IOException {
      int number = number();
      if (number > strings.size() || number < 0) {
        throw new IOException("a string is named that was not written");
      }
      if (number > 0) {
        return strings.get(number - 1);
      }
      int length = number();
      byte[] bytes = in.readNBytes(length);
      if (bytes.length != length) {
        throw new IOException("the end comes too early");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      strings.add(text);
      return text;
    }

    private Facts facts() throws IOException {
      String name = string();
      int access = number();
      String superName = string();
      List<String> interfaces = new ArrayList<>();
      for (int i = number(); i > 0; i--) {
        interfaces.add(string());
      }
      String source = string();
      List<Method> methods = new ArrayList<>();
      for (int i = number(); i > 0; i--) {
        String method = string();
        String descriptor = string();
        int flags = number();
        List<Call> calls = new ArrayList<>();
        for (int j = number(); j > 0; j--) {
          int kind = number();
          if (kind / 2 >= KINDS.length) {
            throw new IOException("unknown kind of call");
          }
          calls.add(
              new Call(KINDS[kind / 2], string(), string(), string(), number(), kind % 2 == 1));
        }
        methods.add(new Method(method, descriptor, flags, calls));
      }
      return new Facts(name, access, superName, interfaces, source, methods);
    }
  }
}
