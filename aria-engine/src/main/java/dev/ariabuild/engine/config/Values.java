package dev.ariabuild.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable typed map from keys to values; one layer of configuration, or several merged. */
final class Values {
  static final Values NONE = new Values(Map.of());

  private final Map<Key<?>, Value<?>> byKey;

  private Values(Map<Key<?>, Value<?>> byKey) {
    this.byKey = byKey;
  }

  static Values of(List<? extends Value<?>> values) {
    Map<Key<?>, Value<?>> map = new LinkedHashMap<>();
    values.forEach(value -> map.put(value.key(), value));
    return new Values(map);
  }

  /** This layer on top of {@code lower}: where both have a key, this one's value stays. */
  Values over(Values lower) {
    if (isEmpty() || lower.isEmpty()) {
      return isEmpty() ? lower : this;
    }
    Map<Key<?>, Value<?>> map = new LinkedHashMap<>(lower.byKey);
    map.putAll(byKey);
    return new Values(map);
  }

  <T> Optional<Value<T>> find(Key<T> key) {
    Value<?> found = byKey.get(key);
    if (found == null) {
      return Optional.empty();
    }
    @SuppressWarnings("unchecked") // a value is filed under the key it carries
    Value<T> typed = (Value<T>) found;
    return Optional.of(typed);
  }

  /** The value, or the key's fallback, or nothing. */
  <T> Optional<Value<T>> findOrFallback(Key<T> key) {
    return find(key)
        .or(() -> key.fallback().map(value -> new Value<>(key, value, new Source.Fallback())));
  }

  <T> T get(Key<T> key) {
    return findOrFallback(key)
        .orElseThrow(() -> new IllegalArgumentException(key.label() + " has no default: use find"))
        .value();
  }

  List<Value<?>> all() {
    return new ArrayList<>(byKey.values());
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }
}
