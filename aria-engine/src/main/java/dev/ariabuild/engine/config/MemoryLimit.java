package dev.ariabuild.engine.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bound on memory: a share of what the machine has, or a size. */
public sealed interface MemoryLimit {
  /** Bytes allowed on a machine with {@code total} bytes. */
  long bytes(long total);

  /** Percent of the machine's memory, 1 to 100. */
  record Share(int percent) implements MemoryLimit {
    @Override
    public long bytes(long total) {
      return total / 100 * percent;
    }

    @Override
    public String toString() {
      return percent + "%";
    }
  }

  /** A fixed size. */
  record Fixed(ByteSize size) implements MemoryLimit {
    @Override
    public long bytes(long total) {
      return Math.min(total, size.bytes());
    }

    @Override
    public String toString() {
      return size.toString();
    }
  }

  /** Reads {@code 80%} or {@code 4GB}. */
  static Optional<MemoryLimit> parse(String text) {
    Matcher share = Pattern.compile("(\\d{1,3})\\s*%").matcher(text.strip());
    if (share.matches()) {
      int percent = Integer.parseInt(share.group(1));
      return percent >= 1 && percent <= 100 ? Optional.of(new Share(percent)) : Optional.empty();
    }
    return ByteSize.parse(text).filter(size -> size.bytes() > 0).map(Fixed::new);
  }
}
