package dev.ariabuild.maven.plugin.watch;

import com.google.gson.stream.JsonWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events for programs: one JSON object a line, written out at once. {@code docs/watch.md} describes
 * them. Thread-safe. Where they cannot be written, nobody is told any more, and the session goes
 * on.
 */
final class WatchEvents implements AutoCloseable {
  /** Number of the form; {@code docs/watch.md} says when it grows. */
  static final int SCHEMA = 1;

  private final @Nullable OutputStream out;
  private boolean broken;

  private WatchEvents(@Nullable OutputStream out) {
    this.out = out;
  }

  /**
   * Where the user wants them.
   *
   * @param to a path, which is appended to; {@code -} is standard output; null or empty is nowhere
   * @throws IOException if the file cannot be opened
   */
  static WatchEvents to(@Nullable String to, Path folder) throws IOException {
    if (to == null || to.isBlank()) {
      return new WatchEvents(null);
    }
    if (to.equals("-")) { // Maven 4 puts its own stream in the place of System.out
      return new WatchEvents(new FileOutputStream(FileDescriptor.out));
    }
    Path file = folder.resolve(to).toAbsolutePath();
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    return new WatchEvents(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** For tests. */
  static WatchEvents to(OutputStream out) {
    return new WatchEvents(out);
  }

  /** What follows the name of an event. */
  interface Body {
    /** Writes names and values. */
    void write(JsonWriter json) throws IOException;
  }

  /** Tells one. */
  synchronized void tell(String event, Body body) {
    if (out == null || broken) {
      return;
    }
    try {
      StringWriter text = new StringWriter();
      JsonWriter json = new JsonWriter(text);
      json.beginObject().name("event").value(event);
      body.write(json);
      json.endObject();
      out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      broken = true;
    }
  }

  static void strings(JsonWriter json, String name, Collection<String> values) throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }

  static void complaints(JsonWriter json, List<Complaint> complaints) throws IOException {
    json.name("diagnostics").beginArray();
    for (Complaint complaint : complaints) {
      json.beginObject().name("severity").value(complaint.severity());
      if (!complaint.file().isEmpty()) {
        json.name("file").value(complaint.file());
      }
      if (complaint.line() > 0) {
        json.name("line").value(complaint.line());
      }
      if (complaint.column() > 0) {
        json.name("column").value(complaint.column());
      }
      json.name("message").value(complaint.message()).endObject();
    }
    json.endArray();
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
