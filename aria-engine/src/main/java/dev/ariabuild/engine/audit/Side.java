package dev.ariabuild.engine.audit;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.execute.TraceFile;
import dev.ariabuild.engine.execute.TracePlaces;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A checkout that was built, and the cache folder in which its traces lie.
 *
 * @param root directory of the root pom, absolute
 * @param hostOwned paths relative to a build directory that the host writes at any time: not
 *     compared
 */
public record Side(Path root, Path cacheDir, Predicate<String> hostOwned) {
  /**
   * A module of the build.
   *
   * @param dir its directory relative to the root
   * @param buildDir its build directory relative to its directory
   */
  public record Module(Path dir, Path buildDir) {}

  /** The traces of a module, in the order in which its actions first ran. */
  Map<ActionId, Trace> traces(Module module) {
    TracePlaces places = new TracePlaces(cacheDir, root);
    return new TraceFile(places.traces(root.resolve(module.dir())), event -> {}).load();
  }

  /** Files and links below the build directory, relative to the module; without Aria's own. */
  Set<String> files(Module module) throws IOException {
    Set<String> found = new TreeSet<>();
    Path dir = root.resolve(module.dir());
    Path build = dir.resolve(module.buildDir());
    if (!Files.isDirectory(build)) {
      return found;
    }
    try (Stream<Path> all = Files.walk(build)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          String inBuild = name(build, path);
          if (!inBuild.startsWith("aria/") && !hostOwned.test(inBuild)) {
            found.add(name(dir, path));
          }
        }
      }
    }
    return found;
  }

  private static String name(Path dir, Path path) {
    return dir.relativize(path).toString().replace(File.separatorChar, '/');
  }

  /**
   * What stands at a path, in parts, as if this side stood at another place; empty if nothing does.
   */
  Optional<Map<String, String>> parts(Module module, String path, Path place) throws IOException {
    Path file = root.resolve(module.dir()).resolve(path);
    if (Files.isSymbolicLink(file)) {
      return Optional.of(Map.of("its target", Files.readSymbolicLink(file).toString()));
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = Forgiven.without(path, moved(Files.readAllBytes(file), place));
    Map<String, String> parts = Contents.of(bytes);
    parts.put("its execute bit", Files.isExecutable(file) ? "set" : "not set");
    return Optional.of(parts);
  }

  private byte[] moved(byte[] bytes, Path place) {
    if (root.equals(place)) {
      return bytes;
    }
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return latin.replace(latin(root), latin(place)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(Path path) {
    return new String(
        path.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Actions whose last execution here left something at a path, in order. */
  static List<ActionId> owners(Map<ActionId, Trace> traces, String path) {
    List<ActionId> owners = new ArrayList<>();
    for (Trace trace : traces.values()) {
      if (trace.result().outputs().stream().map(OutputEntry::path).anyMatch(path::equals)) {
        owners.add(trace.action());
      }
    }
    return owners;
  }
}
