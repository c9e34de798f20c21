package dev.ariabuild.aot.strip;

/**
 * Copies what stands behind the constants of a class file piece by piece, and notes where it names
 * constants, whose numbers change in the end. Holds one class at a time; what is damaged ends in a
 * {@code RuntimeException}.
 */
final class ClassCopy {
  private static final int MARGIN = 64;
  private static final int HEAD = 8;

  private final ConstantPool pool = new ConstantPool();
  private final Constants constants = new Constants(pool);
  private byte[] in = {};
  private int at;
  private byte[] out = {};
  private int length;
  private int[] places = {};
  private int placeCount;
  private int extraAt;

  /** Begins with a class file; it is read from behind its constants. */
  void open(byte[] classFile) {
    in = classFile;
    pool.open(classFile);
    constants.open();
    at = pool.end();
    length = 0;
    placeCount = 0;
    if (out.length < in.length + MARGIN) {
      out = new byte[2 * in.length + MARGIN];
    }
  }

  /** The constants as they are read. */
  ConstantPool pool() {
    return pool;
  }

  /** The constants as they are written. */
  Constants constants() {
    return constants;
  }

  /** What is read. */
  byte[] input() {
    return in;
  }

  /** Where it is read. */
  int at() {
    return at;
  }

  /** Reads on from somewhere else. */
  void moveTo(int place) {
    if (place < 0 || place > in.length) {
      throw new Unfit("the end is missing");
    }
    at = place;
  }

  void skip(int bytes) {
    moveTo(Math.addExact(at, bytes));
  }

  int u1() {
    return in[at++] & 0xFF;
  }

  int u2() {
    int value = u2At(at);
    at += 2;
    return value;
  }

  /** A size; below 2 GiB. */
  int u4() {
    int value = u2() << 16 | u2();
    if (value < 0) {
      throw new Unfit("a size of " + value);
    }
    return value;
  }

  int u2At(int place) {
    return (in[place] & 0xFF) << 8 | (in[place + 1] & 0xFF);
  }

  /** Where is written. */
  int length() {
    return length;
  }

  void put2(int value) {
    put2At(length, value);
    length += 2;
  }

  void put2At(int place, int value) {
    out[place] = (byte) (value >> 8);
    out[place + 1] = (byte) value;
  }

  void put4(int value) {
    put2(value >>> 16);
    put2(value);
  }

  void put4At(int place, int value) {
    put2At(place, value >>> 16);
    put2At(place + 2, value);
  }

  /** Copies bytes that name no constant. */
  void copy(int bytes) {
    System.arraycopy(in, at, out, length, bytes);
    at += bytes;
    length += bytes;
  }

  int copy1() {
    int value = u1();
    out[length++] = (byte) value;
    return value;
  }

  int copy2() {
    int value = u2();
    put2(value);
    return value;
  }

  /** Copies the number of a constant. */
  void constant() {
    putConstant(u2());
  }

  /** Copies the number of a constant, or zero. */
  void constantOrNone() {
    int index = u2();
    if (index == 0) {
      put2(0);
    } else {
      putConstant(index);
    }
  }

  /** Copies a count and as many numbers of constants. */
  void constants(int count) {
    for (int i = 0; i < count; i++) {
      constant();
    }
  }

  void putConstant(int index) {
    note2(length, index);
    put2(index);
  }

  /** Notes that two bytes in the output name a constant. */
  void note2(int place, int index) {
    constants.use(index);
    note(place);
  }

  /** Notes that one byte in the output names a constant. */
  void note1(int place, int index) {
    constants.useNear(index);
    note(~place);
  }

  private void note(int place) {
    if (placeCount == places.length) {
      places = java.util.Arrays.copyOf(places, Math.max(1024, 2 * placeCount));
    }
    places[placeCount++] = place;
  }

  /** The number that a constant would have that no class file had before. */
  int further() {
    return constants.next();
  }

  /** Gives the constants that are still named their final numbers. */
  void renumber() {
    constants.renumber();
    for (int i = 0; i < placeCount; i++) {
      int place = places[i];
      if (place >= 0) {
        int index = (out[place] & 0xFF) << 8 | (out[place + 1] & 0xFF);
        put2At(place, constants.numberOf(index));
      } else {
        out[~place] = (byte) constants.numberOf(out[~place] & 0xFF);
      }
    }
  }

  /**
   * The class file; only after {@link #renumber}.
   *
   * @param extra text of a further constant, in ASCII; empty: there is none
   */
  byte[] finish(byte[] extra) {
    if (at != in.length) {
      throw new Unfit("something stands behind the end");
    }
    byte[] head = new byte[pool.end() + extra.length + 3];
    System.arraycopy(in, 0, head, 0, HEAD);
    int size = constants.write(head, HEAD, extra);
    extraAt = size - extra.length;
    byte[] file = java.util.Arrays.copyOf(head, size + length);
    System.arraycopy(out, 0, file, size, length);
    return file;
  }

  /** Where the text of the further constant is in the file that was finished last. */
  int extraAt() {
    return extraAt;
  }
}
