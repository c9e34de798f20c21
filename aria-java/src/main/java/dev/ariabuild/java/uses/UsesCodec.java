package dev.ariabuild.java.uses;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes and reads what files use; every string once. */
public final class UsesCodec {
  private static final int MAGIC = 0x41555345;
  private static final int VERSION = 5;
  private static final int END = 0x454e4421;

  private UsesCodec() {}

  /** Writes all of them. */
  public static void write(DataOutputStream out, Collection<FileUses> all) throws IOException {
    Map<String, Integer> strings = new LinkedHashMap<>();
    for (FileUses uses : all) {
      intern(strings, List.of(uses.file()));
      intern(strings, uses.names());
      intern(strings, uses.types());
      intern(strings, uses.named());
      intern(strings, uses.members().on().keySet());
      uses.members().on().values().forEach(types -> intern(strings, types));
      sets(uses.members()).forEach(set -> intern(strings, set));
      intern(strings, uses.targets());
      intern(strings, uses.wholly());
      intern(strings, uses.dropped());
      intern(strings, uses.constructed());
      intern(strings, uses.declared());
      intern(strings, uses.classes());
    }
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(strings.size());
    for (String string : strings.keySet()) {
      byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.writeInt(all.size());
    for (FileUses uses : all) {
      out.writeInt(number(strings, uses.file()));
      numbers(out, strings, uses.names());
      numbers(out, strings, uses.types());
      numbers(out, strings, uses.named());
      Map<String, Set<String>> on = uses.members().on();
      numbers(out, strings, on.keySet());
      for (Set<String> types : on.values()) {
        numbers(out, strings, types);
      }
      for (Set<String> set : sets(uses.members())) {
        numbers(out, strings, set);
      }
      numbers(out, strings, uses.targets());
      numbers(out, strings, uses.wholly());
      numbers(out, strings, uses.dropped());
      numbers(out, strings, uses.constructed());
      numbers(out, strings, uses.declared());
      numbers(out, strings, uses.classes());
    }
    out.writeInt(END);
  }

  /**
   * Reads them.
   *
   * @throws IOException if it is not what {@link #write} wrote, all of it
   */
  public static List<FileUses> read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC || in.readInt() != VERSION) {
      throw new IOException("not a record of uses, or of another version");
    }
    String[] strings = new String[size(in)];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = new String(in.readNBytes(size(in)), StandardCharsets.UTF_8);
    }
    int count = size(in);
    List<FileUses> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String file = string(in, strings);
      all.add(
          new FileUses(
              file,
              set(in, strings),
              set(in, strings),
              set(in, strings),
              members(in, strings),
              set(in, strings),
              set(in, strings),
              set(in, strings),
              set(in, strings),
              set(in, strings),
              strings(in, strings)));
    }
    if (in.readInt() != END) {
      throw new IOException("a record of uses without its end");
    }
    return all;
  }

  /** All but {@code on}. */
  private static List<Set<String>> sets(MemberUses uses) {
    return List.of(uses.unqualified(), uses.anywhere(), uses.opened(), uses.declares());
  }

  private static MemberUses members(DataInputStream in, String[] strings) throws IOException {
    Map<String, Set<String>> on = new LinkedHashMap<>();
    for (String name : strings(in, strings)) {
      on.put(name, Set.of());
    }
    for (Map.Entry<String, Set<String>> each : on.entrySet()) {
      each.setValue(set(in, strings));
    }
    return new MemberUses(
        on, set(in, strings), set(in, strings), set(in, strings), set(in, strings));
  }

  private static Set<String> set(DataInputStream in, String[] strings) throws IOException {
    return Set.copyOf(strings(in, strings));
  }

  private static void intern(Map<String, Integer> strings, Collection<String> more) {
    for (String string : more) {
      strings.putIfAbsent(string, strings.size());
    }
  }

  private static int number(Map<String, Integer> strings, String string) {
    Integer number = strings.get(string);
    if (number == null) {
      throw new IllegalStateException("not interned: " + string);
    }
    return number;
  }

  private static void numbers(
      DataOutputStream out, Map<String, Integer> strings, Collection<String> some)
      throws IOException {
    out.writeInt(some.size());
    for (String string : some) {
      out.writeInt(number(strings, string));
    }
  }

  private static List<String> strings(DataInputStream in, String[] strings) throws IOException {
    int count = size(in);
    List<String> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(string(in, strings));
    }
    return some;
  }

  private static String string(DataInputStream in, String[] strings) throws IOException {
    int number = in.readInt();
    if (number < 0 || number >= strings.length) {
      throw new IOException("a record of uses names a string that it does not hold");
    }
    return strings[number];
  }

  private static int size(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > 1 << 28) {
      throw new IOException("a record of uses with a size out of range");
    }
    return size;
  }
}
