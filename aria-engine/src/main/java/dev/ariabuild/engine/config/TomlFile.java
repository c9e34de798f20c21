package dev.ariabuild.engine.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads TOML into {@link TomlNode}s. The only class that touches the TOML library, which is costly
 * to load: nobody calls this unless there is a file. Knows no setting.
 */
public final class TomlFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TomlFile() {}

  /** Reads a file, which must be UTF-8; messages name it without its directories. */
  public static TomlNode.Table read(Path file) throws ConfigException {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(name, Files.readString(file));
    } catch (CharacterCodingException notUtf8) {
      throw new ConfigException(name + ": is not valid UTF-8; save it in that encoding");
    } catch (IOException unreadable) {
      throw new ConfigException(
          name + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    }
  }

  /**
   * Parses a text.
   *
   * @param name of the file, for messages
   */
  public static TomlNode.Table parse(String name, String text) throws ConfigException {
    TomlParseResult result =
        Toml.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    if (result.hasErrors()) {
      TomlParseError first = result.errors().get(0);
      TomlPosition at = first.position();
      throw new ConfigException(
          "%s:%d: not valid TOML at column %d: %s"
              .formatted(name, at.line(), at.column(), first.getMessage()));
    }
    return table(result, 1);
  }

  private static TomlNode.Table table(TomlTable table, int line) {
    List<Map.Entry<String, TomlNode>> entries = new ArrayList<>();
    for (String name : Set.copyOf(table.keySet())) {
      List<String> path = List.of(name);
      entries.add(
          Map.entry(name, node(table.get(path), lineOf(table.inputPositionOf(path), line))));
    }
    entries.sort(
        Comparator.<Map.Entry<String, TomlNode>>comparingInt(entry -> entry.getValue().line())
            .thenComparing(Map.Entry.comparingByKey()));
    Map<String, TomlNode> ordered = new LinkedHashMap<>();
    entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return new TomlNode.Table(ordered, line);
  }

  private static TomlNode.Array array(TomlArray array, int line) {
    List<TomlNode> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(node(array.get(i), lineOf(array.inputPositionOf(i), line)));
    }
    return new TomlNode.Array(items, line);
  }

  private static TomlNode node(@Nullable Object value, int line) {
    if (value instanceof TomlTable table) {
      return table(table, line);
    }
    if (value instanceof TomlArray array) {
      return array(array, line);
    }
    if (value == null) {
      throw new IllegalStateException("a TOML key without a value in line " + line);
    }
    return new TomlNode.Scalar(value, line);
  }

  private static int lineOf(@Nullable TomlPosition position, int otherwise) {
    return position == null ? otherwise : position.line();
  }
}
