package dev.ariabuild.engine.report;

import com.google.gson.stream.JsonWriter;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.Change;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The JSON form of a build record, {@code target/aria/build.json}, described field by field in
 * {@code docs/build-json.md}. Streams, because it is written at the end of every build.
 */
public final class BuildJson {
  /** Where it lies, relative to the execution root. */
  public static final String PATH = "target/aria/build.json";

  private BuildJson() {}

  /** The record's file under this execution root. */
  public static Path fileIn(Path executionRoot) {
    return executionRoot.resolve(PATH);
  }

  /**
   * Writes the file and its directories; whoever reads it sees the old or the new one whole.
   *
   * @throws IOException if it cannot be written; the old file is untouched then
   */
  public static void write(BuildRecord build, Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("cannot write the build record to a root directory: " + file);
    }
    Files.createDirectories(directory);
    Path temporary = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (Writer out =
          new OutputStreamWriter(
              Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW),
              StandardCharsets.UTF_8)) {
        write(build, out);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes one line of JSON and a line feed. */
  static void write(BuildRecord build, Writer out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    json.name("schema").value(BuildRecord.SCHEMA);
    json.name("aria").value(build.aria());
    json.name("profile").value(build.profile());
    strings(json, "goals", build.goals());
    json.name("success").value(build.success());
    json.name("durationMs").value(build.durationMs());
    json.name("modules").beginArray();
    for (ModuleRecord module : build.modules()) {
      module(json, module);
    }
    json.endArray();
    cache(json, build.cache());
    json.name("notices").beginArray();
    for (Notice notice : build.notices()) {
      json.beginObject();
      json.name("level").value(notice.level().name().toLowerCase(Locale.ROOT));
      json.name("text").value(notice.text());
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  private static void module(JsonWriter json, ModuleRecord module) throws IOException {
    json.beginObject();
    json.name("id").value(module.id().toString());
    json.name("dir").value(module.dir());
    json.name("outcome").value(module.outcome().label());
    json.name("whole").value(module.whole());
    json.name("actions").beginArray();
    for (ActionRecord action : module.actions()) {
      action(json, action);
    }
    json.endArray();
    json.endObject();
  }

  private static void action(JsonWriter json, ActionRecord action) throws IOException {
    json.beginObject();
    json.name("goal").value(action.goal());
    json.name("execution").value(action.execution());
    json.name("phase").value(action.phase());
    json.name("outcome").value(action.outcome().label());
    if (action.from() != null) {
      json.name("from").value(action.from().label());
    }
    json.name("cutoff").value(action.cutoff());
    json.name("cause").value(action.cause().label());
    json.name("reason").value(action.reason());
    strings(json, "changed", action.changed().stream().map(Change::toString).toList());
    strings(json, "compiled", action.compiled());
    if (!action.because().isEmpty()) {
      strings(json, "because", action.because());
    }
    json.name("durationMs").value(action.durationMs());
    if (action.key() != null) {
      json.name("key").value(action.key());
    }
    json.endObject();
  }

  private static void cache(JsonWriter json, CacheFigures cache) throws IOException {
    json.name("cache").beginObject();
    json.name("hits").value(cache.hits());
    json.name("misses").value(cache.misses());
    json.name("storedBytes").value(cache.storedBytes());
    json.name("layers").beginArray();
    for (CacheFigures.Layer layer : cache.layers()) {
      json.beginObject();
      json.name("layer").value(layer.layer().label());
      json.name("hits").value(layer.hits());
      json.name("misses").value(layer.misses());
      json.name("stores").value(layer.stores());
      json.name("damaged").value(layer.damaged());
      json.name("broken").value(layer.broken());
      json.name("storedBytes").value(layer.storedBytes());
      json.endObject();
    }
    json.endArray();
    RemoteUse remote = cache.remote();
    json.name("remote").beginObject();
    json.name("requests").value(remote.requests());
    json.name("failures").value(remote.failures());
    json.name("refused").value(remote.refused());
    json.name("downloadedBytes").value(remote.downloadedBytes());
    json.name("uploads").value(remote.uploads());
    json.name("uploadedBytes").value(remote.uploadedBytes());
    json.name("dropped").value(remote.dropped());
    json.name("waitedMs").value(remote.waitedMs());
    json.endObject();
    json.endObject();
  }

  private static void strings(JsonWriter json, String name, List<String> values)
      throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }

  /** The record in a file, or nothing if it is missing, damaged or of another schema. */
  public static Optional<BuildRecord> read(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      return BuildJsonReader.read(in);
    } catch (IOException missingOrNoText) {
      return Optional.empty();
    }
  }
}
