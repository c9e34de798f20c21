package dev.ariabuild.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table of aria.toml, or the command line, in the order of the documentation. */
public enum Section {
  COMMAND("", Optional.of("aria.")),
  BUILD("build"),
  CACHE("cache"),
  BEHAVIOR("cache.behavior"),
  S3("cache.s3"),
  GCS("cache.gcs"),
  AZURE("cache.azure"),
  REDIS("cache.redis"),
  HTTP("cache.http"),
  SIGNING("cache.signing"),
  PROFILE("profile", Optional.of("aria.")),
  TARGET("target", Optional.empty());

  private final String text;
  private final Optional<String> properties;

  Section(String text) {
    this(text, Optional.of("aria." + text + "."));
  }

  Section(String text, Optional<String> properties) {
    this.text = text;
    this.properties = properties;
  }

  /** Begins the declaration of a key; dotted if it lies in a table below this one. */
  <T> KeyDraft<T> key(String name, ValueType<T> type) {
    return new KeyDraft<>(this, name, type);
  }

  /** Without brackets, such as {@code cache.behavior}; empty: command line only. */
  public String text() {
    return text;
  }

  /** What the user properties of its keys begin with; empty: they have none. */
  Optional<String> properties() {
    return properties;
  }

  /** The tables that lie directly below this one, by their names there. */
  Map<String, Section> tables() {
    Map<String, Section> tables = new LinkedHashMap<>();
    for (Section section : values()) {
      if (section.text.startsWith(text + ".")) {
        tables.put(section.text.substring(text.length() + 1), section);
      }
    }
    return tables;
  }
}
