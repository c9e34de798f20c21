package dev.ariabuild.aot.strip;

import static dev.ariabuild.aot.strip.Tag.CLASS;
import static dev.ariabuild.aot.strip.Tag.DYNAMIC;
import static dev.ariabuild.aot.strip.Tag.FIELD;
import static dev.ariabuild.aot.strip.Tag.INTERFACE_METHOD;
import static dev.ariabuild.aot.strip.Tag.INVOKE_DYNAMIC;
import static dev.ariabuild.aot.strip.Tag.METHOD;
import static dev.ariabuild.aot.strip.Tag.METHOD_HANDLE;
import static dev.ariabuild.aot.strip.Tag.METHOD_TYPE;
import static dev.ariabuild.aot.strip.Tag.MODULE;
import static dev.ariabuild.aot.strip.Tag.NAME_AND_TYPE;
import static dev.ariabuild.aot.strip.Tag.PACKAGE;
import static dev.ariabuild.aot.strip.Tag.STRING;
import static dev.ariabuild.aot.strip.Tag.UTF8;

import java.util.Arrays;

/**
 * The constants of a class file that is written anew. Holds one class at a time, so that its tables
 * serve all classes of a jar. Constants that nothing names any more go, unless attributes were met
 * that may name them in ways of their own: then all stay, each in its place.
 */
final class Constants {
  private static final int LIMIT = 0xFFFF;

  private final ConstantPool pool;
  private boolean every;
  private boolean[] used = {};
  private int[] number = {};
  private boolean[] near = {};
  private int[] classes = {};
  private int[] order = {};
  private int orderSize;
  private final int[] begins = new int[Tag.RANKS + 1];

  /**
   * Those of the classes that a pool is opened with.
   *
   * @param pool as it is read
   */
  Constants(ConstantPool pool) {
    this.pool = pool;
  }

  /** Begins with the class that the pool was opened with. */
  void open() {
    every = false;
    int count = pool.count();
    if (used.length < count) {
      used = new boolean[count * 2];
      number = new int[count * 2];
      order = new int[count * 2];
      near = new boolean[count * 2];
      classes = new int[count * 2];
    }
    Arrays.fill(used, 0, count, false);
    Arrays.fill(near, 0, count, false);
    Arrays.fill(classes, 0, count, 0);
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
    if (index < pool.count() && used[index]) {
      return;
    }
    mark(index);
  }

  private void mark(int index) {
    int tag = pool.tag(index);
    used[index] = true;
    int place = pool.place(index);
    switch (tag) {
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> use(pool.u2(place + 1), UTF8);
      case FIELD, METHOD, INTERFACE_METHOD -> {
        use(pool.u2(place + 1), CLASS);
        use(pool.u2(place + 3), NAME_AND_TYPE);
      }
      case NAME_AND_TYPE -> {
        use(pool.u2(place + 1), UTF8);
        use(pool.u2(place + 3), UTF8);
      }
      case DYNAMIC, INVOKE_DYNAMIC -> use(pool.u2(place + 3), NAME_AND_TYPE);
      case METHOD_HANDLE -> {
        int member = pool.u2(place + 2);
        if (!Tag.isMember(pool.tag(member))) {
          throw new Unfit("a handle of no member");
        }
        use(member);
      }
      default -> {} // names none
    }
  }

  private void use(int index, int tag) {
    pool.place(index, tag);
    use(index);
  }

  /**
   * Numbers the constants that stay. Those that are named by one byte come first, and there are
   * never more of them than that. Of classes that are there twice one stays, as older compilers
   * name them once for code and once for frames.
   */
  void renumber() {
    if (every) {
      number[0] = pool.count();
      return;
    }
    sort();
    int next = 1;
    int kept = 0;
    for (int i = 0; i < orderSize; i++) {
      int index = order[i];
      int place = pool.place(index);
      int tag = pool.file()[place];
      if (tag == CLASS) {
        int name = pool.u2(place + 1);
        if (classes[name] != 0) {
          number[index] = classes[name];
          continue;
        }
        classes[name] = next;
      }
      order[kept++] = index;
      number[index] = next;
      next += Tag.isWide(tag) ? 2 : 1;
    }
    orderSize = kept;
    number[0] = next;
  }

  /** Those of one kind stand together: that compresses better than the order of their use. */
  private void sort() {
    int count = pool.count();
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

  /** Zero is for those that are named by one byte. */
  private int rank(int index) {
    return near[index] ? 0 : Tag.rank(pool.file()[pool.place(index)]);
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
      int size = pool.end() - ConstantPool.BEGIN;
      System.arraycopy(pool.file(), ConstantPool.BEGIN, out, next, size);
      next += size;
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
    byte[] file = pool.file();
    int place = pool.place(index);
    int tag = file[place];
    int size = pool.size(place);
    out[to] = (byte) tag;
    switch (tag) {
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> put2(out, to + 1, newNumber(place + 1));
      case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE -> {
        put2(out, to + 1, newNumber(place + 1));
        put2(out, to + 3, newNumber(place + 3));
      }
      case METHOD_HANDLE -> {
        out[to + 1] = file[place + 1];
        put2(out, to + 2, newNumber(place + 2));
      }
      case DYNAMIC, INVOKE_DYNAMIC -> {
        put2(out, to + 1, pool.u2(place + 1));
        put2(out, to + 3, newNumber(place + 3));
      }
      default -> System.arraycopy(file, place + 1, out, to + 1, size - 1);
    }
    return to + size;
  }

  private int newNumber(int place) {
    return number[pool.u2(place)];
  }

  private static void put2(byte[] out, int place, int value) {
    out[place] = (byte) (value >> 8);
    out[place + 1] = (byte) value;
  }
}
