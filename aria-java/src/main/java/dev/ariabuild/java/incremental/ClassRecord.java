package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.abi.ClassTable.Header;
import dev.ariabuild.java.abi.ClassTable.Kind;
import dev.ariabuild.java.abi.ClassTable.Member;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A {@link ClassTable} in numbers of a {@link Pool}, read only where it is asked for.
 *
 * @param name of the class
 * @param file of the source file that it was made from
 * @param supertypes direct ones
 * @param rest everything, to be decoded; empty if the class was not read yet
 */
record ClassRecord(int name, int file, int[] supertypes, int[] rest) {
  private static final int[] UNREAD = {};
  private static final int REACHABLE = 1;
  private static final int OPAQUE = 2;
  private static final int KIND_SHIFT = 2;
  private static final int ABSTRACT = 1;
  private static final int NAMED = 2;
  private static final int METHOD = 4;
  private static final int OF_OBJECT = 8;
  private static final int EXPOSED = 16;
  private static final int GENERIC = 32;
  private static final int BRIDGE = 64;
  private static final int NULLARY = 128;

  /** A class of which no more is known than that it is. */
  static ClassRecord unread(int name, int file) {
    return new ClassRecord(name, file, UNREAD, UNREAD);
  }

  boolean isRead() {
    return rest.length > 0;
  }

  static ClassRecord of(Pool pool, ClassTable table, int file) {
    Ints out = new Ints();
    out.add(
        (table.reachable() ? REACHABLE : 0)
            | (table.opaque() ? OPAQUE : 0)
            | table.kind().ordinal() << KIND_SHIFT);
    digest(out, table.header().value());
    digest(out, table.header().access());
    digest(out, table.header().annotations());
    digest(out, table.header().rest());
    strings(pool, out, table.annotations());
    strings(pool, out, table.arguments());
    strings(pool, out, table.permitted());
    out.add(table.members().size());
    for (Member member : table.members()) {
      out.add(pool.intern(member.name()));
      Digest names = member.parameterNames();
      out.add(
          (member.isAbstract() ? ABSTRACT : 0)
              | (names == null ? 0 : NAMED)
              | (member.isMethod() ? METHOD : 0)
              | (member.ofObject() ? OF_OBJECT : 0)
              | (member.exposed() ? EXPOSED : 0)
              | (member.generic() ? GENERIC : 0)
              | (member.bridge() ? BRIDGE : 0)
              | (member.nullary() ? NULLARY : 0));
      digest(out, member.shape());
      digest(out, member.abi());
      if (names != null) {
        digest(out, names);
      }
      strings(pool, out, member.mentions());
    }
    int[] supertypes = new int[table.supertypes().size()];
    for (int i = 0; i < supertypes.length; i++) {
      supertypes[i] = pool.intern(table.supertypes().get(i));
    }
    return new ClassRecord(pool.intern(table.name()), file, supertypes, out.toArray());
  }

  Kind kind() {
    return Kind.values()[rest[0] >> KIND_SHIFT];
  }

  boolean reachable() {
    return (rest[0] & REACHABLE) != 0;
  }

  /** A quick look: numbers of a record may mean other things, but none is missed. */
  boolean mayMention(BitSet types) {
    for (int number : rest) {
      if (number >= 0 && types.get(number)) {
        return true;
      }
    }
    return false;
  }

  ClassTable table(Pool pool) {
    Reader in = new Reader(pool, rest);
    int flags = in.next();
    Header header = new Header(in.digest(), in.digest(), in.digest(), in.digest());
    Set<String> annotations = in.strings();
    Set<String> arguments = in.strings();
    Set<String> permitted = in.strings();
    int count = in.next();
    List<Member> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String memberName = pool.get(in.next());
      int memberFlags = in.next();
      members.add(
          new Member(
              memberName,
              (memberFlags & METHOD) != 0,
              (memberFlags & ABSTRACT) != 0,
              (memberFlags & OF_OBJECT) != 0,
              (memberFlags & EXPOSED) != 0,
              (memberFlags & GENERIC) != 0,
              (memberFlags & BRIDGE) != 0,
              (memberFlags & NULLARY) != 0,
              in.digest(),
              in.digest(),
              (memberFlags & NAMED) != 0 ? in.digest() : null,
              in.strings()));
    }
    return new ClassTable(
        pool.get(name),
        (flags & REACHABLE) != 0,
        (flags & OPAQUE) != 0,
        Kind.values()[flags >> KIND_SHIFT],
        header,
        pool.get(supertypes),
        annotations,
        arguments,
        permitted,
        members);
  }

  private static void digest(Ints out, Digest digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
    while (bytes.hasRemaining()) {
      out.add(bytes.getInt());
    }
  }

  private static void strings(Pool pool, Ints out, Collection<String> strings) {
    out.add(strings.size());
    for (String string : strings) {
      out.add(pool.intern(string));
    }
  }

  private static final class Reader {
    private final Pool pool;
    private final int[] ints;
    private int at;

    Reader(Pool pool, int[] ints) {
      this.pool = pool;
      this.ints = ints;
    }

    int next() {
      return ints[at++];
    }

    Digest digest() {
      ByteBuffer bytes = ByteBuffer.allocate(Digest.BYTES);
      while (bytes.hasRemaining()) {
        bytes.putInt(next());
      }
      return Digest.fromBytes(bytes.array());
    }

    Set<String> strings() {
      int count = next();
      Set<String> strings = new HashSet<>();
      for (int i = 0; i < count; i++) {
        strings.add(pool.get(next()));
      }
      return strings;
    }
  }
}
