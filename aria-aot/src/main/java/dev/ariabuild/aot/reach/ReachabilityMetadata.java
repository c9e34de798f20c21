package dev.ariabuild.aot.reach;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which modules and libraries have reachability metadata, and of which kinds. It names what is
 * looked up at run time, not where in the code: whether it is complete is not known.
 */
public final class ReachabilityMetadata {
  private static final String FOLDER = "META-INF/native-image/";

  /** Types that must be reached for it to count, by part and kind; empty text: none. */
  private final Map<String, Map<Kind, Set<String>>> conditions = new HashMap<>();

  /** What metadata is about. */
  public enum Kind {
    /** Classes and members that are looked up. */
    REFLECTION,
    /** Interfaces of proxies. */
    PROXY,
    /** Resources and bundles. */
    RESOURCES,
    /** Classes that are serialized. */
    SERIALIZATION,
    /** Classes and members that native code looks up. */
    JNI,
    /** Calls of native functions. */
    FOREIGN,
    /** Classes that are defined at run time. */
    CLASSES
  }

  private static final Map<String, Kind> SECTIONS =
      Map.of(
          "reflection", Kind.REFLECTION,
          "resources", Kind.RESOURCES,
          "bundles", Kind.RESOURCES,
          "serialization", Kind.SERIALIZATION,
          "jni", Kind.JNI,
          "foreign", Kind.FOREIGN);

  private static final Map<String, Kind> FILES =
      Map.of(
          "reflect-config.json", Kind.REFLECTION,
          "proxy-config.json", Kind.PROXY,
          "resource-config.json", Kind.RESOURCES,
          "serialization-config.json", Kind.SERIALIZATION,
          "jni-config.json", Kind.JNI,
          "predefined-classes-config.json", Kind.CLASSES);

  /** Keys by which an object is an entry, and not a group of some. */
  private static final List<String> NAMING =
      List.of("name", "type", "glob", "pattern", "bundle", "interfaces", "returnType", "nameInfo");

  /**
   * Reads what is below {@code META-INF/native-image} of a class path entry. A file in a folder
   * {@code GROUP/ARTIFACT} there is for that part, any other one for the part it lies in.
   *
   * @param part {@code groupId:artifactId} that the entry is
   * @param entry archive or folder; nothing is read if it is absent
   * @throws IOException if it cannot be read, or is no JSON; names the file
   */
  public void read(String part, Path entry) throws IOException {
    if (Files.isDirectory(entry.resolve(FOLDER))) {
      try (Stream<Path> all = Files.walk(entry.resolve(FOLDER))) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          String name = entry.relativize(file).toString().replace('\\', '/');
          if (Metadata.is(name)) {
            read(part, name, Files.readString(file));
          }
        }
      }
    } else if (Files.isRegularFile(entry)) {
      try (ZipFile zip = new ZipFile(entry.toFile())) {
        for (ZipEntry each : Collections.list(zip.entries())) {
          if (!each.isDirectory() && Metadata.is(each.getName())) {
            try (InputStream in = zip.getInputStream(each)) {
              read(part, each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
          }
        }
      }
    }
  }

  private void read(String part, String name, String json) throws IOException {
    String[] folders = name.substring(FOLDER.length()).split("/");
    String of = folders.length > 2 ? folders[0] + ":" + folders[1] : part;
    JsonElement root;
    try {
      root = JsonParser.parseString(json);
    } catch (JsonParseException e) {
      throw new IOException(name + " of " + part + " is no JSON: " + e.getMessage(), e);
    }
    Kind only = FILES.get(folders[folders.length - 1]);
    if (only != null) {
      add(of, only, root, "");
    } else if (root.isJsonObject()) {
      for (Map.Entry<String, JsonElement> section : root.getAsJsonObject().entrySet()) {
        Kind kind = SECTIONS.get(section.getKey());
        if (kind != null) {
          add(of, kind, section.getValue(), "");
        }
      }
    }
  }

  /** Each object that names something is an entry; one without a condition inherits it. */
  private void add(String part, Kind kind, JsonElement element, String condition) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> add(part, kind, item, condition));
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      String own = Metadata.condition(object);
      String here = own.isEmpty() ? condition : own;
      if (NAMING.stream().noneMatch(object::has)) {
        object.entrySet().forEach(entry -> add(part, kind, entry.getValue(), here));
        return;
      }
      note(part, kind, here);
      JsonElement type = object.get("type");
      if (type != null && type.isJsonObject() && type.getAsJsonObject().has("proxy")) {
        note(part, Kind.PROXY, here);
      }
      if (object.has("serializable")) {
        note(part, Kind.SERIALIZATION, here);
      }
      if (object.has("jniAccessible")) {
        note(part, Kind.JNI, here);
      }
    } else {
      note(part, kind, condition); // a name alone, in older files
    }
  }

  private void note(String part, Kind kind, String condition) {
    conditions
        .computeIfAbsent(part, none -> new EnumMap<>(Kind.class))
        .computeIfAbsent(kind, none -> new HashSet<>())
        .add(condition);
  }

  /**
   * Whether a part has metadata of one of these kinds that counts once a class of it is reached:
   * metadata without a condition, or with this class as its condition.
   *
   * @param type internal name
   */
  public boolean has(String part, List<Kind> kinds, String type) {
    Map<Kind, Set<String>> known = conditions.getOrDefault(part, Map.of());
    String outer = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
    return kinds.stream()
        .map(kind -> known.getOrDefault(kind, Set.of()))
        .anyMatch(of -> of.contains("") || of.contains(type) || of.contains(outer));
  }
}
