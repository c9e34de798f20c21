package dev.ariabuild.engine.config;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A key while it is declared, one property after the other; its meaning ends that. */
final class KeyDraft<T> {
  final Section section;
  final String name;
  final ValueType<T> type;
  String meaning = "";
  Optional<T> fallback = Optional.empty();
  Optional<String> env = Optional.empty();
  Set<T> laterValues = Set.of();
  boolean later;
  boolean perPackage;
  boolean inFileOnly;
  boolean secret;

  KeyDraft(Section section, String name, ValueType<T> type) {
    this.section = section;
    this.name = name;
    this.type = type;
  }

  /** The value if nobody sets it. */
  KeyDraft<T> or(T value) {
    fallback = Optional.of(value);
    return this;
  }

  /** The environment variable that sets it. */
  KeyDraft<T> env(String variable) {
    env = Optional.of(variable);
    return this;
  }

  /** Accepted, but nothing acts on it yet. */
  KeyDraft<T> later() {
    later = true;
    return this;
  }

  /** Nothing acts on this one value yet. */
  KeyDraft<T> later(T value) {
    return later(Set.of(value));
  }

  /** Nothing acts on these values yet. */
  KeyDraft<T> later(Set<T> values) {
    laterValues = Collections.unmodifiableSet(new TreeSet<>(values));
    return this;
  }

  /** Modules and dependencies may have a value of their own. */
  KeyDraft<T> perPackage() {
    perPackage = true;
    return this;
  }

  /** No user property sets it. */
  KeyDraft<T> inFileOnly() {
    inFileOnly = true;
    return this;
  }

  /** Its value is never shown. */
  KeyDraft<T> secret() {
    secret = true;
    return this;
  }

  /** The key, with one line for the documentation. */
  Key<T> means(String text) {
    meaning = text;
    return new Key<>(this);
  }
}
