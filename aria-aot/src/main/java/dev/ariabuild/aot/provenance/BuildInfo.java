package dev.ariabuild.aot.provenance;

import dev.ariabuild.engine.git.GitState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * {@code META-INF/aria/build-info.properties}: what the running application can know of its build.
 *
 * <p>It lies in a jar of its own at the end of the class path. So a new commit changes neither the
 * application's jars nor what its start-up cache was trained with. It holds nothing that differs
 * between profiles with the same bytes, and no run of a build server.
 */
public final class BuildInfo {
  /** Name of the jar in {@code lib}. */
  public static final String JAR = "aria-build-info.jar";

  /** Path of the properties in it. */
  public static final String PATH = "META-INF/aria/build-info.properties";

  private BuildInfo() {}

  /**
   * All properties, sorted.
   *
   * @param more of the image: target, features, version of the contract
   */
  public static SortedMap<String, String> properties(
      Facts facts, Instant time, Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("group", facts.module().group());
    all.put("artifact", facts.module().artifact());
    all.put("version", facts.module().version());
    all.put("title", facts.title());
    all.put("time", time.toString());
    GitState git = facts.git();
    if (git.absent().isPresent()) {
      all.put("git.absent", git.absent().get());
    } else {
      all.put("git.commit", git.commit());
      all.put("git.branch", facts.branch());
      all.put("git.tags", String.join(" ", git.tags()));
      all.put("git.dirty", String.valueOf(git.dirty()));
      all.put("git.commit-time", Instant.ofEpochSecond(git.commitTime()).toString());
      all.put("git.remote", git.remote());
    }
    facts.tools().forEach((name, version) -> all.put("tool." + name, version));
    all.putAll(more);
    return all;
  }

  /** Writes the jar with one fixed time. */
  public static void writeJar(Path jar, SortedMap<String, String> properties, Instant time)
      throws IOException {
    StringBuilder text = new StringBuilder("# made by Aria\n");
    properties.forEach(
        (name, value) -> text.append(name).append('=').append(escaped(value)).append('\n'));
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      add(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n", time);
      add(zip, PATH, text.toString(), time);
    }
  }

  private static void add(ZipOutputStream zip, String name, String text, Instant time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }

  /** As {@link java.util.Properties} reads it, in ISO 8859-1. */
  static String escaped(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case ' ' -> out.append(i == 0 ? "\\ " : " ");
        default -> out.append(c < ' ' || c > '~' ? String.format("\\u%04X", (int) c) : c);
      }
    }
    return out.toString();
  }
}
