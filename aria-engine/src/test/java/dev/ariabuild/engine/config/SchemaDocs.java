package dev.ariabuild.engine.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that docs/configuration.md and the contract must contain, made of the code. */
final class SchemaDocs {
  private SchemaDocs() {}

  /** The keys of a section as a Markdown table. */
  static String keys(Section section) {
    StringBuilder out = new StringBuilder();
    out.append("| key | allowed | default | `-D` | env | now | meaning |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    Schema.keys(section).forEach(key -> out.append(row(key)));
    return out.toString();
  }

  private static <T> String row(Key<T> key) {
    String fallback = key.fallback().map(value -> quoted(key.type().show(value))).orElse("–");
    String pkg = key.perPackage() ? " (also per package)" : "";
    return line(
        quoted(key.name()),
        key.type().expected() + (key.secret() ? " (never shown)" : ""),
        fallback,
        key.property().map(SchemaDocs::quoted).orElse("–"),
        key.env().map(SchemaDocs::quoted).orElse("–"),
        now(key),
        key.meaning() + pkg);
  }

  /** What this version acts on. */
  static <T> String now(Key<T> key) {
    if (!key.effective()) {
      return "not yet";
    }
    return key.laterValues().isEmpty()
        ? "yes"
        : key.laterValues().stream()
            .map(value -> quoted(key.type().show(value)) + " not yet")
            .collect(Collectors.joining(", "));
  }

  /** Key by profile: what each built-in profile says itself, resolved. */
  static String profiles() throws ConfigException {
    var resolved = ProfileResolver.resolve(java.util.Map.of());
    List<String> names = List.copyOf(BuiltInProfiles.all().keySet());
    StringBuilder out = new StringBuilder();
    out.append(line(Stream.concat(Stream.of("key"), names.stream()).toArray(String[]::new)));
    out.append("|---".repeat(names.size() + 1)).append("|\n");
    for (Key<?> key : Schema.profileKeys()) {
      Function<String, String> cell =
          name ->
              Optional.ofNullable(resolved.get(name))
                  .flatMap(profile -> profile.values().find(key).map(Value::text))
                  .map(SchemaDocs::quoted)
                  .orElse("–");
      out.append(
          line(
              Stream.concat(Stream.of(quoted(key.name())), names.stream().map(cell))
                  .toArray(String[]::new)));
    }
    return out.toString();
  }

  /** Name, parent and meaning of each built-in profile. */
  static String lineage() {
    StringBuilder out =
        new StringBuilder("| profile | inherits | what it is for |\n|---|---|---|\n");
    BuiltInProfiles.all()
        .values()
        .forEach(
            profile ->
                out.append(
                    line(
                        quoted(profile.name()),
                        profile.inherits().map(Value::value).map(SchemaDocs::quoted).orElse("–"),
                        profile.meaning())));
    return out.toString();
  }

  /** Key, values, whether it is effective, meaning. */
  static String meanings() {
    StringBuilder out = new StringBuilder("| key | allowed | now | meaning |\n|---|---|---|---|\n");
    Schema.profileKeys()
        .forEach(
            key ->
                out.append(
                    line(quoted(key.name()), key.type().expected(), now(key), key.meaning())));
    return out.toString();
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
