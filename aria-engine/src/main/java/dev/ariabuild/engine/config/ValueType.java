package dev.ariabuild.engine.config;

import dev.ariabuild.engine.config.TomlNode.Array;
import dev.ariabuild.engine.config.TomlNode.Scalar;
import dev.ariabuild.engine.config.TomlNode.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a setting may be, and how it is read from TOML and from text (environment, {@code -D}).
 * Knows no place and no name: those are in the message of whoever asks.
 */
public final class ValueType<T> {
  static final ValueType<Boolean> FLAG =
      new ValueType<>(
          "true or false",
          List.of("true", "false", "on", "off"),
          ValueType::flag,
          node -> scalar(node, Boolean.class).or(() -> text(node).flatMap(ValueType::flag)),
          String::valueOf);

  static final ValueType<String> TEXT =
      ofText("a text that is not blank", text -> Optional.of(text).filter(t -> !t.isBlank()));

  /** Part of a path and of an address. */
  static final ValueType<String> NAME =
      ofText(
          "a name of up to 64 letters, digits, -, _ and ., that begins with a letter or digit",
          text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")));

  static final ValueType<ByteSize> SIZE =
      ofText("a size with a unit (B, KB, MB, GB, TB) such as \"10GB\"", ByteSize::parse);

  static final ValueType<MemoryLimit> MEMORY =
      ofText("a share from \"1%\" to \"100%\" or a size such as \"4GB\"", MemoryLimit::parse);

  static final ValueType<WorkerCount> WORKERS =
      new ValueType<>(
          "\"auto\" or a whole number from 1 to 1024",
          List.of("auto"),
          ValueType::workers,
          node ->
              scalar(node, Long.class)
                  .map(String::valueOf)
                  .or(() -> text(node))
                  .flatMap(ValueType::workers),
          WorkerCount::toString);

  /** Names; commas in text. */
  static final ValueType<List<String>> LIST =
      list("a list of texts (-D: separated by commas)", ",");

  /** Words of a command line; blanks in text. */
  static final ValueType<List<String>> WORDS =
      list("a list of texts (-D: separated by blanks)", "\\s+");

  static final ValueType<Map<String, String>> MAP =
      new ValueType<>(
          "a table of texts (-D: NAME=VALUE, separated by commas)",
          List.of(),
          ValueType::mapOfText,
          ValueType::mapOfTable,
          map ->
              map.entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue())
                  .collect(Collectors.joining(", ")));

  /** Sizes by name. */
  static final ValueType<Map<String, ByteSize>> SIZES =
      new ValueType<>(
          "a table of sizes with units such as { archive = \"45MB\" } (-D: NAME=SIZE, separated by"
              + " commas)",
          List.of(),
          text -> mapOfText(text).flatMap(ValueType::sizes),
          node -> mapOfTable(node).flatMap(ValueType::sizes),
          map ->
              map.entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue())
                  .collect(Collectors.joining(", ")));

  private final String expected;
  private final List<String> words;
  private final Function<String, Optional<T>> fromText;
  private final Function<TomlNode, Optional<T>> fromToml;
  private final Function<T, String> show;

  private ValueType(
      String expected,
      List<String> words,
      Function<String, Optional<T>> fromText,
      Function<TomlNode, Optional<T>> fromToml,
      Function<T, String> show) {
    this.expected = expected;
    this.words = words;
    this.fromText = fromText;
    this.fromToml = fromToml;
    this.show = show;
  }

  private static <T> ValueType<T> ofText(String expected, Function<String, Optional<T>> parse) {
    return new ValueType<>(
        expected, List.of(), parse, node -> text(node).flatMap(parse), String::valueOf);
  }

  /** A whole number of that range, bounds included. */
  static ValueType<Integer> whole(int from, int to) {
    return new ValueType<>(
        "a whole number from " + from + " to " + to,
        List.of(),
        text -> whole(text, from, to),
        node -> scalar(node, Long.class).flatMap(n -> whole(n.toString(), from, to)),
        String::valueOf);
  }

  /** One of the words of an enum. */
  static <E extends Enum<E> & Named> ValueType<E> oneOf(Class<E> type) {
    return oneOf(type, Map.of());
  }

  /** One of the words of an enum, or another spelling of one: a number, true, false. */
  static <E extends Enum<E> & Named> ValueType<E> oneOf(Class<E> type, Map<String, E> aliases) {
    Map<String, E> byWord = new LinkedHashMap<>();
    for (E choice : type.getEnumConstants()) {
      byWord.put(choice.text(), choice);
    }
    List<String> words = List.copyOf(byWord.keySet());
    String also = aliases.isEmpty() ? "" : ", true, false";
    byWord.putAll(aliases);
    return new ValueType<>(
        "one of " + String.join(", ", words) + also,
        words,
        text -> Optional.ofNullable(byWord.get(text)),
        node ->
            node instanceof Scalar scalar && acceptable(scalar.value(), aliases, words)
                ? Optional.ofNullable(byWord.get(scalar.value().toString()))
                : Optional.empty(),
        Named::text);
  }

  /** Some of the words of an enum, each at most once; commas in text. */
  static <E extends Enum<E> & Named> ValueType<List<E>> listOf(Class<E> type) {
    ValueType<E> one = oneOf(type);
    return new ValueType<>(
        "a list of some of " + String.join(", ", one.words) + " (-D: separated by commas)",
        one.words,
        text -> LIST.fromText.apply(text).flatMap(words -> choices(words, one)),
        node -> LIST.fromToml.apply(node).flatMap(words -> choices(words, one)),
        list -> list.stream().map(Named::text).collect(Collectors.joining(", ")));
  }

  private static <E> Optional<List<E>> choices(List<String> words, ValueType<E> one) {
    List<E> choices =
        words.stream().distinct().flatMap(word -> one.fromText.apply(word).stream()).toList();
    return choices.size() == words.size() ? Optional.of(choices) : Optional.empty();
  }

  /** Texts always; numbers and booleans only where the words say so. */
  private static boolean acceptable(Object value, Map<String, ?> aliases, List<String> words) {
    return value instanceof String
        || (value instanceof Boolean && !aliases.isEmpty())
        || (value instanceof Long && words.contains(value.toString()));
  }

  private static ValueType<List<String>> list(String expected, String separator) {
    return new ValueType<>(
        expected,
        List.of(),
        text ->
            Optional.of(
                Arrays.stream(text.strip().split(separator))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList()),
        ValueType::texts,
        list -> String.join(separator.equals(",") ? ", " : " ", list));
  }

  /** What is allowed, in words. */
  public String expected() {
    return expected;
  }

  /** The value as users write it. */
  public String show(T value) {
    return show.apply(value);
  }

  /** Reads a value of the environment or of a user property. */
  T read(String place, String text) throws ConfigException {
    Optional<T> value = fromText.apply(text.strip());
    if (value.isPresent()) {
      return value.get();
    }
    throw wrong(place, "\"" + text + "\"", text);
  }

  /** Reads a value of a TOML file. */
  T read(String place, TomlNode node) throws ConfigException {
    Optional<T> value = fromToml.apply(node);
    if (value.isPresent()) {
      return value.get();
    }
    throw wrong(place, node.describe(), text(node).orElse(""));
  }

  private ConfigException wrong(String place, String found, String text) {
    return new ConfigException(
        place + ": expected " + expected + ", but found " + found + Nearest.hint(text, words));
  }

  private static <V> Optional<V> scalar(TomlNode node, Class<V> type) {
    return node instanceof Scalar scalar && type.isInstance(scalar.value())
        ? Optional.of(type.cast(scalar.value()))
        : Optional.empty();
  }

  private static Optional<String> text(TomlNode node) {
    return scalar(node, String.class);
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "on" -> Optional.of(true);
      case "false", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> whole(String text, int from, int to) {
    try {
      int number = Integer.parseInt(text);
      return number >= from && number <= to ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<WorkerCount> workers(String text) {
    return text.equals("auto")
        ? Optional.of(WorkerCount.AUTO)
        : whole(text, 1, 1024).map(WorkerCount::new);
  }

  private static Optional<List<String>> texts(TomlNode node) {
    if (!(node instanceof Array array)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (TomlNode item : array.items()) {
      text(item).ifPresent(texts::add);
    }
    return texts.size() == array.items().size()
        ? Optional.of(List.copyOf(texts))
        : Optional.empty();
  }

  private static Optional<Map<String, String>> mapOfTable(TomlNode node) {
    if (!(node instanceof Table table)) {
      return Optional.empty();
    }
    Map<String, String> map = new LinkedHashMap<>();
    table.entries().forEach((name, item) -> text(item).ifPresent(value -> map.put(name, value)));
    return map.size() == table.entries().size() ? Optional.of(map) : Optional.empty();
  }

  private static Optional<Map<String, ByteSize>> sizes(Map<String, String> texts) {
    Map<String, ByteSize> sizes = new LinkedHashMap<>();
    texts.forEach((name, text) -> ByteSize.parse(text).ifPresent(size -> sizes.put(name, size)));
    return sizes.size() == texts.size() ? Optional.of(sizes) : Optional.empty();
  }

  private static Optional<Map<String, String>> mapOfText(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        return Optional.empty();
      }
      map.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return Optional.of(map);
  }
}
