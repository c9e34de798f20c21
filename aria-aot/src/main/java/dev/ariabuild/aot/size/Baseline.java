package dev.ariabuild.aot.size;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.engine.config.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes that were committed, by profile and target. A file for people too: sorted, a line for each
 * size.
 *
 * @param file it need not be there
 */
public record Baseline(Path file) {
  private static final int SCHEMA = 1;
  private static final Pattern SHARE = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)\\s*%");

  /**
   * One size that differs.
   *
   * @param before empty: it is new
   * @param after empty: it is gone
   */
  public record Change(String name, Optional<Long> before, Optional<Long> after) {
    /** Bytes more than before. */
    public long bytes() {
      return after.orElse(0L) - before.orElse(0L);
    }

    /** For the report. */
    public String text() {
      return before.isEmpty()
          ? "new, " + Bytes.of(after.orElse(0L))
          : after.isEmpty()
              ? "gone, " + Bytes.change(bytes())
              : Bytes.change(bytes()) + " (" + before.get() + " -> " + after.get() + " bytes)";
    }
  }

  /** What was committed for such an image; empty if nothing was. */
  public Optional<SortedMap<String, Long>> sizes(SizeReport report)
      throws IOException, AotException {
    JsonObject images = read();
    String key = key(report);
    if (!images.has(key)) {
      return Optional.empty();
    }
    SortedMap<String, Long> sizes = new TreeMap<>();
    try {
      images
          .getAsJsonObject(key)
          .entrySet()
          .forEach(entry -> sizes.put(entry.getKey(), entry.getValue().getAsLong()));
    } catch (RuntimeException e) {
      throw AotProblem.BAD_BASELINE.with(file, "'" + key + "' is not a table of numbers");
    }
    return Optional.of(sizes);
  }

  /** All differences, largest first. */
  public static List<Change> compare(
      SortedMap<String, Long> before, SortedMap<String, Long> after) {
    List<Change> changes = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Change change =
          new Change(
              name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
      if (!change.before().equals(change.after())) {
        changes.add(change);
      }
    }
    changes.sort(
        java.util.Comparator.comparingLong((Change change) -> Math.abs(change.bytes()))
            .reversed()
            .thenComparing(Change::name));
    return changes;
  }

  /**
   * What grew more than it may: image and archives, which is what people download.
   *
   * @param tolerance a share of the old size such as {@code 2%}, or a size such as {@code 100KB}
   */
  public static List<Change> grown(List<Change> changes, String tolerance) throws AotException {
    Matcher share = SHARE.matcher(tolerance.strip());
    Optional<ByteSize> size = ByteSize.parse(tolerance);
    if (!share.matches() && size.isEmpty()) {
      throw AotProblem.BAD_TOLERANCE.with(tolerance);
    }
    double percent = share.matches() ? Double.parseDouble(share.group(1)) : 0;
    return changes.stream()
        .filter(change -> change.name().equals("image") || change.name().equals("archive"))
        .filter(change -> change.before().isPresent())
        .filter(
            change ->
                change.bytes()
                    > size.map(limit -> (double) limit.bytes())
                        .orElse(change.before().orElse(0L) * percent / 100))
        .toList();
  }

  /** Writes the sizes of this image; those of other profiles and targets stay. */
  public void update(SizeReport report) throws IOException, AotException {
    JsonObject images = read();
    JsonObject sizes = new JsonObject();
    report.totals().forEach(sizes::addProperty);
    images.add(key(report), sizes);
    JsonObject sorted = new JsonObject();
    new TreeSet<>(images.keySet()).forEach(key -> sorted.add(key, images.get(key)));
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.add("images", sorted);
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.writeString(
        file,
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n");
  }

  private JsonObject read() throws IOException, AotException {
    if (!Files.exists(file)) {
      return new JsonObject();
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (!json.has("schema") || json.get("schema").getAsInt() != SCHEMA) {
        throw AotProblem.BAD_BASELINE.with(file, "its 'schema' is not " + SCHEMA);
      }
      return json.getAsJsonObject("images").deepCopy();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw AotProblem.BAD_BASELINE.with(file, "it is not a JSON object with 'images'");
    }
  }

  private static String key(SizeReport report) {
    return report.name() + " " + report.profile() + " " + report.target();
  }
}
