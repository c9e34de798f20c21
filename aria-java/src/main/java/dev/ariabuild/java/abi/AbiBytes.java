package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing array that takes marks, numbers and strings in a form that can be told apart.
 *
 * <p>Does not know what they mean.
 */
final class AbiBytes {
  private byte[] array = new byte[1024];
  private int size;

  AbiBytes mark(char mark) {
    room(1);
    array[size++] = (byte) mark;
    return this;
  }

  AbiBytes number(int value) {
    room(4);
    array[size++] = (byte) (value >>> 24);
    array[size++] = (byte) (value >>> 16);
    array[size++] = (byte) (value >>> 8);
    array[size++] = (byte) value;
    return this;
  }

  AbiBytes number(long value) {
    return number((int) (value >>> 32)).number((int) value);
  }

  /** Null differs from every string. UTF-16 units over 0x7f take three bytes each. */
  AbiBytes text(@Nullable String text) {
    if (text == null) {
      return number(-1);
    }
    int length = text.length();
    number(length);
    room(length * 3);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        array[size++] = (byte) c;
      } else {
        array[size++] = (byte) 0xff;
        array[size++] = (byte) (c >>> 8);
        array[size++] = (byte) c;
      }
    }
    return this;
  }

  AbiBytes texts(String @Nullable [] texts) {
    if (texts == null) {
      return number(-1);
    }
    number(texts.length);
    for (String text : texts) {
      text(text);
    }
    return this;
  }

  /** Of all that was taken. */
  Digest digest() {
    return new Hasher().addRaw(array, 0, size).digest();
  }

  /** Empties it; the array is used again. */
  void clear() {
    size = 0;
  }

  byte[] array() {
    return array;
  }

  int size() {
    return size;
  }

  private void room(int more) {
    if (array.length - size < more) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
    }
  }
}
