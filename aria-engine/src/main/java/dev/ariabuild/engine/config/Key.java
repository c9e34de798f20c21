package dev.ariabuild.engine.config;

import java.util.Optional;
import java.util.Set;

/**
 * One setting: where it is written, what it may be, and whether this version acts on it.
 *
 * <p>Immutable; compared by identity, since each is one constant.
 */
public final class Key<T> {
  private final Section section;
  private final String name;
  private final ValueType<T> type;
  private final String meaning;
  private final Optional<T> fallback;
  private final Optional<String> env;
  private final Set<T> laterValues;
  private final boolean later;
  private final boolean perPackage;
  private final boolean inFileOnly;
  private final boolean secret;

  Key(KeyDraft<T> draft) {
    section = draft.section;
    name = draft.name;
    type = draft.type;
    meaning = draft.meaning;
    fallback = draft.fallback;
    env = draft.env;
    laterValues = draft.laterValues;
    later = draft.later;
    perPackage = draft.perPackage;
    inFileOnly = draft.inFileOnly;
    secret = draft.secret;
  }

  /** The table it stands in. */
  public Section section() {
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

  /** The user property that sets it, without {@code -D}. */
  public Optional<String> property() {
    return inFileOnly ? Optional.empty() : section.properties().map(prefix -> prefix + name);
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
    return section == Section.COMMAND ? name : "[" + section.text() + "] " + name;
  }

  @Override
  public String toString() {
    return label();
  }
}
