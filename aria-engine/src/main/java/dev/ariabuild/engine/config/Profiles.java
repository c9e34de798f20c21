package dev.ariabuild.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The text of {@code mvn aria:profiles}. Knows settings, no console: lines have no colour. */
public final class Profiles {
  /** Version of the built-in profiles and of what their keys mean. */
  public static final int CONTRACT_VERSION = 1;

  private Profiles() {}

  /** All profiles with their meaning, then every key of the chosen one; lines end with \n. */
  public static String text(Settings settings) {
    Profile chosen = settings.profile();
    StringBuilder out = new StringBuilder();
    out.append("profiles (contract version ").append(CONTRACT_VERSION).append(")\n");
    List<List<String>> names = new ArrayList<>();
    for (Profile profile : settings.profiles().values()) {
      String mark = profile.name().equals(chosen.name()) ? "* " : "  ";
      names.add(List.of(mark + profile.name(), profile.meaning()));
    }
    columns(out, names);

    out.append("\nprofile ").append(String.join(" < ", chosen.lineage()));
    out.append(", chosen by ").append(settings.chosenBy().text()).append('\n');
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("  key", "value", "from", ""));
    for (Key<?> key : Schema.profileKeys()) {
      rows.add(row(key, chosen));
    }
    columns(out, rows);

    new TreeMap<>(chosen.packages())
        .forEach(
            (who, values) -> {
              out.append("\npackage \"").append(who).append("\"\n");
              columns(out, values.all().stream().map(value -> row(value)).toList());
            });
    return out.toString();
  }

  private static <T> List<String> row(Key<T> key, Profile profile) {
    return profile
        .find(key)
        .map(value -> row(value))
        .orElse(List.of("  " + key.name(), "-", "not set", ""));
  }

  private static List<String> row(Value<?> value) {
    String shown = value.text().isEmpty() ? "-" : value.text();
    String mark = value.effective() ? "" : "not yet effective";
    return List.of("  " + value.key().name(), shown, value.source().text(), mark);
  }

  /** Columns as wide as their widest cell, two blanks apart, no blanks at the end of a line. */
  static void columns(StringBuilder out, List<List<String>> rows) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
