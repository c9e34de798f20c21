package dev.ariabuild.engine.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A parsed TOML value with the line it was written on (from 1). */
public sealed interface TomlNode {
  /** The line, from 1. */
  int line();

  /** What it is, in words for a message. */
  String describe();

  /** A text, whole number ({@code Long}), fraction ({@code Double}), boolean, date or time. */
  record Scalar(Object value, int line) implements TomlNode {
    @Override
    public String describe() {
      if (value instanceof String) {
        return "\"" + value + "\"";
      }
      return value instanceof Long || value instanceof Double
          ? "the number " + value
          : String.valueOf(value);
    }
  }

  /** A list. */
  record Array(List<TomlNode> items, int line) implements TomlNode {
    /** Copies the list. */
    public Array {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A table; its entries are in the order of the file. */
  record Table(Map<String, TomlNode> entries, int line) implements TomlNode {
    /** Copies the map. */
    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String describe() {
      return "a table";
    }
  }
}
