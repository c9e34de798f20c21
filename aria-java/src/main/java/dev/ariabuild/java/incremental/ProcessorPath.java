package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.ProcessRequest.Kind;
import dev.ariabuild.java.worker.ProcessRequest.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Annotation processors on a path, and what each promises. Promises are read where Gradle reads
 * them.
 *
 * @param path directories and archives, in order
 * @param processors those that promise something, in the order in which javac asks them
 * @param unknown class names of the others
 */
public record ProcessorPath(List<Path> path, List<Named> processors, List<String> unknown) {
  /** Where the JDK looks for processors. */
  private static final String SERVICES = "META-INF/services/javax.annotation.processing.Processor";

  private static final String PROMISES = "META-INF/gradle/incremental.annotation.processors";

  /** Have to run inside the compilation itself, whatever they promise. */
  private static final Set<String> TREE_CHANGERS =
      Set.of(
          "lombok.launch.AnnotationProcessorHider$AnnotationProcessor",
          "lombok.launch.AnnotationProcessorHider$ClaimingProcessor");

  /** Copies. */
  public ProcessorPath {
    path = List.copyOf(path);
    processors = List.copyOf(processors);
    unknown = List.copyOf(unknown);
  }

  /**
   * Reads a path.
   *
   * @param chosen class names of processors; empty for all that are on the path
   * @throws IOException if an entry cannot be read
   */
  public static ProcessorPath read(List<Path> path, List<String> chosen) throws IOException {
    Set<String> names = new LinkedHashSet<>(chosen);
    Map<String, Kind> promises = new HashMap<>();
    for (Path entry : path) {
      if (chosen.isEmpty()) {
        names.addAll(lines(entry, SERVICES));
      }
      for (String line : lines(entry, PROMISES)) {
        int comma = line.indexOf(',');
        if (comma > 0) {
          kind(line.substring(comma + 1).strip())
              .ifPresent(kind -> promises.putIfAbsent(line.substring(0, comma).strip(), kind));
        }
      }
    }
    List<Named> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      Kind kind = promises.get(name);
      if (kind == null) {
        unknown.add(name);
      } else {
        known.add(new Named(name, kind));
      }
    }
    return new ProcessorPath(path, known, unknown);
  }

  /** Why one of them makes it a compilation of everything; a lower-case clause. */
  public Optional<String> unfit() {
    for (Named processor : processors) {
      if (TREE_CHANGERS.contains(processor.name())) {
        return Optional.of(
            "annotation processor " + processor.name() + " changes the sources that it is given");
      }
    }
    return unknown.stream()
        .findFirst()
        .map(
            name ->
                "annotation processor "
                    + name
                    + " does not say whether it is isolating or aggregating"
                    + " (a newer version may, in "
                    + PROMISES
                    + ")");
  }

  private static Optional<Kind> kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(Path entry, String name) throws IOException {
    byte[] bytes = new byte[0];
    if (Files.isDirectory(entry)) {
      Path file = entry.resolve(name);
      bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : bytes;
    } else if (Files.isRegularFile(entry)) {
      try (ZipFile zip = new ZipFile(entry.toFile())) {
        ZipEntry member = zip.getEntry(name);
        if (member != null) {
          try (InputStream in = zip.getInputStream(member)) {
            bytes = in.readAllBytes();
          }
        }
      }
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
