package dev.ariabuild.engine.config;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One setting: where it is written, what it may be, and whether this version acts on it.
 *
 * <p>Immutable; compared by identity, since each is a constant of {@link Schema}.
 */
public final class Key<T> {
  private final String section;
  private final String name;
  private final ValueType<T> type;
  private final String meaning;
  private final Optional<T> fallback;
  private final Optional<String> env;
  private final Set<T> laterValues;
  private final boolean later;
  private final boolean perPackage;
  private final boolean secret;

  private Key(
      String section,
      String name,
      ValueType<T> type,
      String meaning,
      Optional<T> fallback,
      Optional<String> env,
      Set<T> laterValues,
      boolean later,
      boolean perPackage,
      boolean secret) {
    this.section = section;
    this.name = name;
    this.type = type;
    this.meaning = meaning;
    this.fallback = fallback;
    this.env = env;
    this.laterValues = laterValues;
    this.later = later;
    this.perPackage = perPackage;
    this.secret = secret;
  }

  static <T> Key<T> of(String section, String name, ValueType<T> type, String meaning) {
    return new Key<>(
        section,
        name,
        type,
        meaning,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        false,
        false,
        false);
  }

  Key<T> or(T value) {
    return new Key<>(
        section,
        name,
        type,
        meaning,
        Optional.of(value),
        env,
        laterValues,
        later,
        perPackage,
        secret);
  }

  Key<T> env(String variable) {
    return new Key<>(
        section,
        name,
        type,
        meaning,
        fallback,
        Optional.of(variable),
        laterValues,
        later,
        perPackage,
        secret);
  }

  /** Accepted, but nothing acts on it yet. */
  Key<T> later() {
    return new Key<>(
        section, name, type, meaning, fallback, env, laterValues, true, perPackage, secret);
  }

  /** Nothing acts on this one value yet. */
  Key<T> later(T value) {
    return later(Set.of(value));
  }

  /** Nothing acts on these values yet. */
  Key<T> later(Set<T> values) {
    return new Key<>(
        section,
        name,
        type,
        meaning,
        fallback,
        env,
        Collections.unmodifiableSet(new TreeSet<>(values)),
        later,
        perPackage,
        secret);
  }

  Key<T> perPackage(boolean allowed) {
    return new Key<>(
        section, name, type, meaning, fallback, env, laterValues, later, allowed, secret);
  }

  Key<T> asSecret() {
    return new Key<>(
        section, name, type, meaning, fallback, env, laterValues, later, perPackage, true);
  }

  /** The section without brackets, such as {@code cache.behavior}; empty: command line only. */
  public String section() {
    return section;
  }

  /** The key inside its section; dotted if it lies in a table below it. */
  public String name() {
    return name;
  }

  /** What it may be. */
  public ValueType<T> type() {
    return type;
  }

  /** One line for documentation. */
  public String meaning() {
    return meaning;
  }

  /** The value if nobody sets it; empty: then there is none. */
  public Optional<T> fallback() {
    return fallback;
  }

  /** The environment variable that sets it. */
  public Optional<String> env() {
    return env;
  }

  /** The user property that sets it, without {@code -D}; keys of targets have none. */
  public Optional<String> property() {
    if (section.equals(Schema.TARGET) || this == Schema.INHERITS) {
      return Optional.empty();
    }
    boolean inSection = !section.isEmpty() && !section.equals(Schema.PROFILE);
    return Optional.of("aria." + (inSection ? section + "." : "") + name);
  }

  /** True if {@code [profile.NAME.package."g:a"]} may set it. */
  public boolean perPackage() {
    return perPackage;
  }

  /** True if its value is never shown. */
  public boolean secret() {
    return secret;
  }

  /** False if nothing acts on this key yet, whatever its value. */
  public boolean effective() {
    return !later;
  }

  /** The values nothing acts on yet, of a key that is otherwise effective. */
  public Set<T> laterValues() {
    return laterValues;
  }

  /** True if this version acts on the value. */
  public boolean effective(T value) {
    return !later && !laterValues.contains(value);
  }

  /** Section and name, such as {@code [cache] enabled}. */
  public String label() {
    return section.isEmpty() ? name : "[" + section + "] " + name;
  }

  @Override
  public String toString() {
    return label();
  }
}
