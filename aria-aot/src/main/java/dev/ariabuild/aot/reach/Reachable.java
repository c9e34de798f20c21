package dev.ariabuild.aot.reach;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes that are reached from some of them: by any word in their constant pools, by services
 * of reached types and of the JDK, by reachability metadata, and by any word in a text resource.
 */
public final class Reachable {
  private static final String SERVICES = "META-INF/services/";
  private static final String VERSIONS = "META-INF/versions/";
  private static final int TEXT_LIMIT = 1 << 20;

  private final Map<String, Set<String>> uses = new HashMap<>();
  private final Map<String, Set<String>> providers = new HashMap<>();
  private final List<Metadata.Use> metadata = new ArrayList<>();
  private final Set<String> named = new HashSet<>();

  /** Reads a class path. */
  public Reachable(List<Path> classPath) throws IOException {
    for (Path jar : classPath) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (!entry.isDirectory()) {
            try (InputStream in = zip.getInputStream(entry)) {
              read(entry.getName(), in.readAllBytes());
            }
          }
        }
      }
    }
  }

  /** All classes there are, with {@code /}. */
  public Set<String> all() {
    return uses.keySet();
  }

  /** The class that an entry of a jar holds, whatever version it is for; empty: it is no class. */
  static String className(String entry) {
    if (!entry.endsWith(".class")) {
      return "";
    }
    String name = entry.substring(0, entry.length() - ".class".length());
    if (name.startsWith(VERSIONS)) {
      int slash = name.indexOf('/', VERSIONS.length());
      name = slash < 0 ? "" : name.substring(slash + 1);
    }
    return name.endsWith("module-info") ? "" : name;
  }

  private void read(String entry, byte[] content) {
    String name = className(entry);
    if (!name.isEmpty()) {
      Set<String> words = uses.computeIfAbsent(name, n -> new HashSet<>());
      try {
        words.addAll(ClassNames.ofClass(content));
      } catch (IOException damaged) {
        named.add(name);
      }
      return;
    }
    if (content.length > TEXT_LIMIT || entry.endsWith(".class") || hasZero(content)) {
      return;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    if (entry.startsWith(SERVICES)) {
      providers
          .computeIfAbsent(
              entry.substring(SERVICES.length()).replace('.', '/'), n -> new HashSet<>())
          .addAll(ClassNames.ofText(text));
    } else if (Metadata.is(entry)) {
      try {
        metadata.addAll(Metadata.read(text));
      } catch (JsonParseException damaged) {
        named.addAll(ClassNames.ofText(text));
      }
    } else if (!entry.equals("META-INF/MANIFEST.MF")) {
      named.addAll(ClassNames.ofText(text));
    }
  }

  private static boolean hasZero(byte[] content) {
    for (byte b : content) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The classes that stay, sorted.
   *
   * @param roots binary or internal names
   */
  public Set<String> from(Collection<String> roots, List<KeepRule> keep) {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>();
    roots.forEach(root -> reach(root.replace('.', '/'), reached, open));
    named.forEach(name -> reach(name, reached, open));
    for (String name : uses.keySet()) {
      if (keep.stream().anyMatch(rule -> rule.matches(name))) {
        reach(name, reached, open);
      }
    }
    do {
      while (!open.isEmpty()) {
        String name = open.pop();
        uses.getOrDefault(name, Set.of()).forEach(used -> reach(used, reached, open));
        int slash = name.lastIndexOf('/');
        reach(name.substring(0, slash + 1) + "package-info", reached, open);
      }
      providers.forEach(
          (service, names) -> {
            // a service that is no class here is one of the JDK's
            if (!uses.containsKey(service) || reached.contains(service)) {
              names.forEach(name -> reach(name, reached, open));
            }
          });
      for (Metadata.Use use : metadata) {
        String condition = use.condition();
        if (condition.isEmpty() || !uses.containsKey(condition) || reached.contains(condition)) {
          reach(use.name(), reached, open);
        }
      }
    } while (!open.isEmpty());
    return reached;
  }

  private void reach(String name, Set<String> reached, Deque<String> open) {
    if (uses.containsKey(name) && reached.add(name)) {
      open.push(name);
    }
  }
}
