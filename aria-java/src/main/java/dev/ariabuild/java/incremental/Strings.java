package dev.ariabuild.java.incremental;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strings by number, as flat arrays: opened without a look at any of them, and taken out one by one
 * when somebody asks. Does not change; may be read by several threads.
 */
final class Strings {
  static final Strings NONE = new Strings(new byte[0], new int[0], new int[0], new String[0]);

  private final byte[] bytes;
  private final int[] ends;

  /** {@link String#hashCode} of each, which is the same in every JVM. */
  private final int[] hashes;

  private final @Nullable String[] taken;

  /** Number + 1 by hash, with open addressing; made when the first one is looked for. */
  private volatile int @Nullable [] table;

  private Strings(byte[] bytes, int[] ends, int[] hashes, @Nullable String[] taken) {
    this.bytes = bytes;
    this.ends = ends;
    this.hashes = hashes;
    this.taken = taken;
  }

  int size() {
    return ends.length;
  }

  /**
   * The string of a number.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  String get(int number) {
    String known = taken[number];
    if (known == null) {
      int start = number == 0 ? 0 : ends[number - 1];
      known = new String(bytes, start, ends[number] - start, StandardCharsets.UTF_8);
      taken[number] = known;
    }
    return known;
  }

  /** The number, or -1. */
  int find(String string) {
    int[] all = table;
    if (all == null) {
      all = table();
      table = all;
    }
    int hash = string.hashCode();
    for (int at = spread(hash) & all.length - 1; all[at] != 0; at = at + 1 & all.length - 1) {
      int number = all[at] - 1;
      if (hashes[number] == hash && get(number).equals(string)) {
        return number;
      }
    }
    return -1;
  }

  private int[] table() {
    int[] all = new int[Integer.highestOneBit(Math.max(8, size()) * 2) * 2];
    for (int number = 0; number < hashes.length; number++) {
      int at = spread(hashes[number]) & all.length - 1;
      while (all[at] != 0) {
        at = at + 1 & all.length - 1;
      }
      all[at] = number + 1;
    }
    return all;
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 16;
  }

  /** These, and others behind them. */
  Strings plus(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    int count = size() + more.size();
    int[] newEnds = Arrays.copyOf(ends, count);
    int[] newHashes = Arrays.copyOf(hashes, count);
    @Nullable String[] newTaken = Arrays.copyOf(taken, count);
    byte[] newBytes = Arrays.copyOf(bytes, bytes.length + 32 * more.size());
    int length = bytes.length;
    int number = size();
    for (String string : more) {
      byte[] encoded = string.getBytes(StandardCharsets.UTF_8);
      if (newBytes.length - length < encoded.length) {
        newBytes = Arrays.copyOf(newBytes, Math.max(newBytes.length * 2, length + encoded.length));
      }
      System.arraycopy(encoded, 0, newBytes, length, encoded.length);
      length += encoded.length;
      newEnds[number] = length;
      newHashes[number] = string.hashCode();
      newTaken[number++] = string;
    }
    return new Strings(Arrays.copyOf(newBytes, length), newEnds, newHashes, newTaken);
  }

  /** How many bytes {@link #write} writes. */
  int length() {
    return 2 * Integer.BYTES * (1 + size()) + bytes.length;
  }

  void write(ByteBuffer out) {
    out.putInt(size()).putInt(bytes.length);
    out.asIntBuffer().put(ends).put(hashes);
    out.position(out.position() + 2 * Integer.BYTES * size());
    out.put(bytes);
  }

  /**
   * What was written.
   *
   * @throws BufferUnderflowException if it is not
   */
  static Strings read(ByteBuffer in) {
    int count = in.getInt();
    int length = in.getInt();
    if (count < 0 || length < 0 || 2L * Integer.BYTES * count + length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    int[] ends = new int[count];
    int[] hashes = new int[count];
    in.asIntBuffer().get(ends).get(hashes);
    in.position(in.position() + 2 * Integer.BYTES * count);
    int last = 0;
    for (int end : ends) {
      if (end < last) {
        throw new BufferUnderflowException();
      }
      last = end;
    }
    if (last != length) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new Strings(bytes, ends, hashes, new String[count]);
  }
}
