package dev.ariabuild.aot.strip;

import java.util.Arrays;

/**
 * The constants of a class file as they are read. Holds one class at a time, so that its table
 * serves all classes of a jar.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.4</a>
 */
final class ConstantPool {
  /** Where the constants begin in a class file, behind their count. */
  static final int BEGIN = 10;

  private static final int COUNT = 8;

  private byte[] file = {};
  private int count;
  private int end;
  private int[] at = {};

  /** Reads the pool of a class file. */
  void open(byte[] classFile) {
    file = classFile;
    count = u2(COUNT);
    if (at.length < count) {
      at = new int[count * 2];
    }
    Arrays.fill(at, 0, count, 0);
    int next = BEGIN;
    for (int i = 1; i < count; i++) {
      at[i] = next;
      int tag = file[next];
      next += size(next);
      if (Tag.isWide(tag)) {
        i++;
      }
    }
    end = next;
  }

  /** The whole class file. */
  byte[] file() {
    return file;
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

  /** Where a constant that is there begins, with its tag. */
  int place(int index) {
    return at[index];
  }

  /** Where a constant begins; of this kind it must be. */
  int place(int index, int tag) {
    if (tag(index) != tag) {
      throw new Unfit("constant " + index + " is of another kind");
    }
    return at[index];
  }

  /** How many bytes the constant at a place has. */
  int size(int place) {
    int tag = file[place];
    int size = Tag.size(tag);
    return tag == Tag.UTF8 ? size + u2(place + 1) : size;
  }

  /** The text of an UTF-8 constant. */
  String text(int index) {
    int place = place(index, Tag.UTF8);
    return ModifiedUtf8.text(file, place + 3, u2(place + 1));
  }

  /** The name of a class constant, with slashes. */
  String className(int index) {
    return text(u2(place(index, Tag.CLASS) + 1));
  }

  int u2(int place) {
    return (file[place] & 0xFF) << 8 | (file[place + 1] & 0xFF);
  }
}
