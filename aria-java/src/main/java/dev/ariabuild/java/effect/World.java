package dev.ariabuild.java.effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The classes of a class path, and what they inherit from each other. Of several classes of one
 * name the first counts, as for a class loader.
 */
public final class World {
  private final Map<String, Facts> classes = new LinkedHashMap<>();
  private final Map<String, Part> parts = new HashMap<>();
  private final Map<String, List<String>> subtypes = new HashMap<>();

  /**
   * A module or library.
   *
   * @param label such as {@code groupId:artifactId}
   * @param own whether it is built here
   */
  public record Part(String label, boolean own) {}

  /** Puts parts together, in the order of the class path. */
  public World(Map<Part, List<Facts>> classPath) {
    classPath.forEach(
        (part, all) -> {
          for (Facts facts : all) {
            if (classes.putIfAbsent(facts.name(), facts) == null) {
              parts.put(facts.name(), part);
            }
          }
        });
    for (Facts facts : classes.values()) {
      for (String up : supertypes(facts)) {
        subtypes.computeIfAbsent(up, none -> new ArrayList<>()).add(facts.name());
      }
    }
  }

  /** All classes, in the order of the class path. */
  public Iterable<Facts> classes() {
    return classes.values();
  }

  /** The class of this name, if it is on the class path. */
  public Optional<Facts> find(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** Where a class of this world comes from. */
  public Part part(String name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException(name + " is not on the class path");
    }
    return part;
  }

  boolean has(String name) {
    return classes.containsKey(name);
  }

  @Nullable Facts get(String name) {
    return classes.get(name);
  }

  private static List<String> supertypes(Facts facts) {
    List<String> all = new ArrayList<>();
    if (!facts.superName().isEmpty()) {
      all.add(facts.superName());
    }
    all.addAll(facts.interfaces());
    return all;
  }

  /** All that inherit from a type, directly or not. */
  Set<String> below(String name) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(name));
    while (!open.isEmpty()) {
      for (String sub : subtypes.getOrDefault(open.remove(open.size() - 1), List.of())) {
        if (found.add(sub)) {
          open.add(sub);
        }
      }
    }
    return found;
  }

  /** A method and the class that declares it. */
  record Found(Facts owner, Facts.Method method) {
    boolean hasCode() {
      return !method.is(Opcodes.ACC_ABSTRACT);
    }
  }

  /**
   * What a call of a method on a class finds: first among superclasses, then among interfaces, of
   * which one with a body wins.
   */
  Optional<Found> lookUp(String name, String signature) {
    for (Facts at = classes.get(name); at != null; at = classes.get(at.superName())) {
      Facts.Method method = at.method(signature);
      if (method != null) {
        return Optional.of(new Found(at, method));
      }
    }
    @Nullable Found inherited = null;
    for (String type : line(name)) {
      Facts at = classes.get(type);
      Facts.Method method = at == null ? null : at.method(signature);
      if (at != null && method != null && at.isInterface() && !method.is(Opcodes.ACC_STATIC)) {
        Found found = new Found(at, method);
        if (found.hasCode()) {
          return Optional.of(found);
        }
        inherited = inherited == null ? found : inherited;
      }
    }
    return Optional.ofNullable(inherited);
  }

  /** A type of this world and all that it inherits, superclasses first; also from elsewhere. */
  List<String> line(String name) {
    Set<String> line = new LinkedHashSet<>();
    for (Facts at = classes.get(name); at != null; at = classes.get(at.superName())) {
      line.add(at.name());
      if (!classes.containsKey(at.superName()) && !at.superName().isEmpty()) {
        line.add(at.superName());
      }
    }
    List<String> open = new ArrayList<>(line);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < open.size(); i++) {
      Facts at = classes.get(open.get(i));
      if (at != null && seen.add(at.name())) {
        line.addAll(at.interfaces());
        open.addAll(at.interfaces());
      }
    }
    return List.copyOf(line);
  }
}
