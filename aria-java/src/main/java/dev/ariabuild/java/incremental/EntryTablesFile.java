package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.CheckedFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link EntryTables} on disk; one that is not there, damaged or of another version is absent. */
public final class EntryTablesFile {
  private static final String NAME = "ariaentr";
  private static final int VERSION = 6;

  private EntryTablesFile() {}

  /** Writes it beside its place and moves it there in one step. */
  public static void write(EntryTables tables, Path file) throws IOException {
    Ints numbers = new Ints();
    numbers.add(tables.classes().size());
    for (ClassRecord type : tables.classes().values()) {
      numbers.add(type.name());
      numbers.addAll(type.supertypes());
      numbers.addAll(type.rest());
    }
    Strings strings = tables.pool().strings();
    int length = strings.length();
    List<byte[]> names = new ArrayList<>();
    for (String name : tables.members().keySet()) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      names.add(bytes);
      length += Integer.BYTES + bytes.length + Digest.BYTES;
    }
    int[] all = numbers.toArray();
    ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + length + Integer.BYTES * all.length);
    out.putInt(names.size()).putInt(all.length);
    int at = 0;
    for (Digest digest : tables.members().values()) {
      byte[] name = names.get(at++);
      out.putInt(name.length).put(name).put(digest.bytes());
    }
    strings.write(out);
    out.asIntBuffer().put(all);
    out.position(out.position() + Integer.BYTES * all.length);
    CheckedFile.write(file, NAME, VERSION, out.flip());
  }

  /** What was written, if it is there. */
  public static Optional<EntryTables> read(Path file) {
    Optional<ByteBuffer> content = CheckedFile.read(file, NAME, VERSION);
    try {
      return content.map(EntryTablesFile::decode);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static EntryTables decode(ByteBuffer in) {
    int nameCount = in.getInt();
    in.getInt();
    SortedMap<String, Digest> members = new TreeMap<>();
    for (int i = 0; i < nameCount; i++) {
      String name = string(in);
      byte[] digest = new byte[Digest.BYTES];
      in.get(digest);
      members.put(name, Digest.fromBytes(digest));
    }
    Pool pool = new Pool(Strings.read(in));
    Map<String, ClassRecord> classes = new HashMap<>();
    for (int n = in.getInt(); n > 0; n--) {
      ClassRecord type = new ClassRecord(in.getInt(), -1, array(in), array(in));
      classes.put(pool.get(type.name()), type);
    }
    return new EntryTables(pool, members, classes);
  }

  private static String string(ByteBuffer in) {
    byte[] bytes = new byte[checked(in, in.getInt())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int[] array(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || (long) Integer.BYTES * length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    int[] array = new int[length];
    in.asIntBuffer().get(array);
    in.position(in.position() + Integer.BYTES * array.length);
    return array;
  }

  private static int checked(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }
}
