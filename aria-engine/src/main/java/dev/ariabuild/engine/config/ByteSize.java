package dev.ariabuild.engine.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written with a unit: {@code 512MB}, {@code 10GB}. Units are powers of 1024.
 *
 * @param bytes at least 0
 */
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(B|[KMGT]i?B|[KMGT])");
  private static final List<String> UNITS = List.of("B", "K", "M", "G", "T");

  /** Refuses negative sizes. */
  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative size: " + bytes);
    }
  }

  /** Reads {@code 10GB}; empty if the unit is missing or unknown, or the size overflows. */
  public static Optional<ByteSize> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT).replace("IB", "B"));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int power = UNITS.indexOf(matcher.group(2).substring(0, 1));
    try {
      return Optional.of(
          new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * power))));
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }

  /** Megabytes of 1024 * 1024 bytes. */
  public static ByteSize ofMegabytes(long count) {
    return new ByteSize(Math.multiplyExact(count, 1L << 20));
  }

  /** Gigabytes of 1024 megabytes. */
  public static ByteSize ofGigabytes(long count) {
    return ofMegabytes(Math.multiplyExact(count, 1024L));
  }

  @Override
  public String toString() {
    long rest = bytes;
    int power = 0;
    while (rest != 0 && rest % 1024 == 0 && power < UNITS.size() - 1) {
      rest /= 1024;
      power++;
    }
    return rest + (power == 0 ? "B" : UNITS.get(power) + "B");
  }
}
