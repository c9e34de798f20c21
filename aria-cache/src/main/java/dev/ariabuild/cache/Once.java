package dev.ariabuild.cache;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks another supplier once. Thread-safe. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private volatile @Nullable T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T known = value;
    return known != null ? known : ask();
  }

  private synchronized T ask() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
