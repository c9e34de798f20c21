package dev.ariabuild.aot.strip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The constant pool of a class file that is written anew. Holds one class at a time, so that its
 * tables serve all classes of a jar. Constants that nothing names any more go, unless attributes
 * were met that may name them in ways of their own: then all stay, each in its place.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.4</a>
 */
final class Constants {
  static final int UTF8 = 1;
  static final int INTEGER = 3;
  static final int DOUBLE = 6;
  static final int NAME_AND_TYPE = 12;
  private static final int LONG = 5;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int FIELD = 9;
  private static final int INTERFACE_METHOD = 11;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int DYNAMIC = 17;
  private static final int INVOKE_DYNAMIC = 18;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;
  private static final int LIMIT = 0xFFFF;

  /** By tag: where it stands among the others. Zero is for those that are named by one byte. */
  private static final byte[] RANKS = new byte[PACKAGE + 1];

  static {
    byte rank = 1;
    for (int tag :
        new int[] {
          UTF8,
          CLASS,
          STRING,
          NAME_AND_TYPE,
          FIELD,
          FIELD + 1,
          INTERFACE_METHOD,
          INTEGER,
          INTEGER + 1,
          LONG,
          DOUBLE,
          METHOD_HANDLE,
          METHOD_TYPE,
          DYNAMIC,
          INVOKE_DYNAMIC,
          MODULE,
          PACKAGE
        }) {
      RANKS[tag] = rank++;
    }
  }

  private byte[] file = {};
  private int count;
  private int end;
  private boolean every;
  private int[] at = {};
  private boolean[] used = {};
  private int[] number = {};
  private boolean[] near = {};
  private int[] classes = {};
  private int[] order = {};
  private int orderSize;
  private final int[] begins = new int[RANKS.length + 1];

  /** Reads the pool of a class file. */
  void open(byte[] classFile) {
    file = classFile;
    every = false;
    count = u2(8);
    if (at.length < count) {
      at = new int[count * 2];
      used = new boolean[count * 2];
      number = new int[count * 2];
      order = new int[count * 2];
      near = new boolean[count * 2];
      classes = new int[count * 2];
    }
    Arrays.fill(at, 0, count, 0);
    Arrays.fill(used, 0, count, false);
    Arrays.fill(near, 0, count, false);
    Arrays.fill(classes, 0, count, 0);
    int next = 10;
    for (int i = 1; i < count; i++) {
      at[i] = next;
      int tag = file[next];
      next += size(tag, next);
      if (tag == LONG || tag == DOUBLE) {
        i++;
      }
    }
    end = next;
  }

  private int size(int tag, int place) {
    return switch (tag) {
      case UTF8 -> 3 + u2(place + 1);
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 3;
      case METHOD_HANDLE -> 4;
      case LONG, DOUBLE -> 9;
      case INTEGER, INTEGER + 1, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> 5;
      default -> {
        if (tag >= FIELD && tag <= INTERFACE_METHOD) {
          yield 5;
        }
        throw new Unfit("a constant with the tag " + tag);
      }
    };
  }

  /** One more than the largest number of a constant. */
  int count() {
    return count;
  }

  /** Where the class file goes on behind the pool. */
  int end() {
    return end;
  }

  /** What kind of constant it is. */
  int tag(int index) {
    if (index <= 0 || index >= count || at[index] == 0) {
      throw new Unfit("no constant " + index);
    }
    return file[at[index]];
  }

  private int place(int index, int tag) {
    if (tag(index) != tag) {
      throw new Unfit("constant " + index + " is of another kind");
    }
    return at[index];
  }

  /** The text of an UTF-8 constant. */
  String text(int index) {
    int place = place(index, UTF8);
    return text(file, place + 3, u2(place + 1));
  }

  /** The name of a class constant, with slashes. */
  String className(int index) {
    return text(u2(place(index, CLASS) + 1));
  }

  /** Reads the modified UTF-8 of class files. */
  static String text(byte[] bytes, int from, int length) {
    int to = from + length;
    int ascii = from;
    while (ascii < to && bytes[ascii] >= 0) {
      ascii++;
    }
    if (ascii == to) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[length];
    int n = 0;
    for (int i = from; i < to; n++) {
      int b = bytes[i++];
      if (b >= 0) {
        chars[n] = (char) b;
      } else if ((b & 0xE0) == 0xC0) {
        chars[n] = (char) ((b & 0x1F) << 6 | (bytes[i++] & 0x3F));
      } else {
        chars[n] = (char) ((b & 0xF) << 12 | (bytes[i++] & 0x3F) << 6 | (bytes[i++] & 0x3F));
      }
    }
    return new String(chars, 0, n);
  }

  /** All constants stay where they are. */
  void keepAll() {
    every = true;
  }

  /** This constant stays, those it names, and its number fits into one byte. */
  void useNear(int index) {
    use(index);
    near[index] = true;
  }

  /** This constant stays, and those it names. */
  void use(int index) {
    if (index < count && used[index]) {
      return;
    }
    mark(index);
  }

  private void mark(int index) {
    int tag = tag(index);
    used[index] = true;
    int place = at[index];
    switch (tag) {
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> use(u2(place + 1), UTF8);
      case NAME_AND_TYPE -> {
        use(u2(place + 1), UTF8);
        use(u2(place + 3), UTF8);
      }
      case DYNAMIC, INVOKE_DYNAMIC -> use(u2(place + 3), NAME_AND_TYPE);
      case METHOD_HANDLE -> {
        int member = u2(place + 2);
        if (tag(member) < FIELD || tag(member) > INTERFACE_METHOD) {
          throw new Unfit("a handle of no member");
        }
        use(member);
      }
      default -> {
        if (tag >= FIELD && tag <= INTERFACE_METHOD) {
          use(u2(place + 1), CLASS);
          use(u2(place + 3), NAME_AND_TYPE);
        }
      }
    }
  }

  private void use(int index, int tag) {
    if (tag(index) != tag) {
      throw new Unfit("constant " + index + " is of another kind");
    }
    use(index);
  }

  /**
   * Numbers the constants that stay. Those that are named by one byte come first, and there are
   * never more of them than that. Of classes that are there twice one stays, as older compilers
   * name them once for code and once for frames.
   */
  void renumber() {
    if (every) {
      number[0] = count;
      return;
    }
    sort();
    int next = 1;
    int kept = 0;
    for (int i = 0; i < orderSize; i++) {
      int index = order[i];
      if (file[at[index]] == CLASS) {
        int name = u2(at[index] + 1);
        if (classes[name] != 0) {
          number[index] = classes[name];
          continue;
        }
        classes[name] = next;
      }
      order[kept++] = index;
      number[index] = next;
      next += isWide(index) ? 2 : 1;
    }
    orderSize = kept;
    number[0] = next;
  }

  /** Those of one kind stand together: that compresses better than the order of their use. */
  private void sort() {
    Arrays.fill(begins, 0);
    for (int i = 1; i < count; i++) {
      if (used[i]) {
        begins[rank(i) + 1]++;
      }
    }
    for (int rank = 1; rank < begins.length; rank++) {
      begins[rank] += begins[rank - 1];
    }
    orderSize = begins[begins.length - 1];
    for (int i = 1; i < count; i++) {
      if (used[i]) {
        order[begins[rank(i)]++] = i;
      }
    }
  }

  private int rank(int index) {
    return near[index] ? 0 : RANKS[file[at[index]]];
  }

  private boolean isWide(int index) {
    int tag = file[at[index]];
    return tag == LONG || tag == DOUBLE;
  }

  /** The number that a further constant would have. */
  int next() {
    return number[0];
  }

  /** The number that a constant that is used has now. */
  int numberOf(int index) {
    return every ? index : number[index];
  }

  /**
   * Writes count and constants.
   *
   * @param extra text of a further constant; empty: there is none
   * @param out has room for the old pool and that constant
   * @return where the class file goes on
   */
  int write(byte[] out, int from, byte[] extra) {
    int total = next() + (extra.length == 0 ? 0 : 1);
    if (total > LIMIT) {
      throw new Unfit("too many constants");
    }
    put2(out, from, total);
    int next = from + 2;
    if (every) {
      System.arraycopy(file, 10, out, next, end - 10);
      next += end - 10;
    } else {
      for (int k = 0; k < orderSize; k++) {
        next = write(order[k], out, next);
      }
    }
    if (extra.length > 0) {
      out[next] = UTF8;
      put2(out, next + 1, extra.length);
      System.arraycopy(extra, 0, out, next + 3, extra.length);
      next += 3 + extra.length;
    }
    return next;
  }

  private int write(int index, byte[] out, int to) {
    int place = at[index];
    int tag = file[place];
    int size = size(tag, place);
    out[to] = (byte) tag;
    switch (tag) {
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> put2(out, to + 1, number[u2(place + 1)]);
      case METHOD_HANDLE -> {
        out[to + 1] = file[place + 1];
        put2(out, to + 2, number[u2(place + 2)]);
      }
      case DYNAMIC, INVOKE_DYNAMIC -> {
        put2(out, to + 1, u2(place + 1));
        put2(out, to + 3, number[u2(place + 3)]);
      }
      default -> {
        if (tag >= FIELD && tag <= NAME_AND_TYPE) {
          put2(out, to + 1, number[u2(place + 1)]);
          put2(out, to + 3, number[u2(place + 3)]);
        } else {
          System.arraycopy(file, place + 1, out, to + 1, size - 1);
        }
      }
    }
    return to + size;
  }

  private int u2(int place) {
    return (file[place] & 0xFF) << 8 | (file[place + 1] & 0xFF);
  }

  private static void put2(byte[] out, int place, int value) {
    out[place] = (byte) (value >> 8);
    out[place + 1] = (byte) value;
  }
}
