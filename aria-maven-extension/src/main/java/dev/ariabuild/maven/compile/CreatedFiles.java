package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.cache.OutputEntry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code createdFiles.lst} of a compilation that is not done again. Its lines have the order of a
 * hash table of all files in the output directory: a resource that comes or goes may change it,
 * though no class is another one.
 */
public final class CreatedFiles {
  private static final String FOLDER = "/maven-status/maven-compiler-plugin/";
  private static final String NAME = "/createdFiles.lst";

  private final Path moduleDir;
  private final Path corner;
  private final Predicate<Path> earlier;

  /**
   * Those of one goal.
   *
   * @param corner a directory of the same file system in which files may be made for a moment
   * @param earlier whether a file is an output of a goal that came before it in this build
   */
  public CreatedFiles(Path moduleDir, Path corner, Predicate<Path> earlier) {
    this.moduleDir = moduleDir;
    this.corner = corner;
    this.earlier = earlier;
  }

  /**
   * The list as a clean build would write it now.
   *
   * @param outputs of the goal, which stand
   * @return its content by path relative to the module; nothing if the list is right, or there is
   *     none; empty if it cannot be foretold
   */
  public Optional<Map<String, byte[]>> adjusted(List<OutputEntry> outputs) throws IOException {
    Optional<String> list =
        outputs.stream()
            .map(OutputEntry::path)
            .filter(path -> path.contains(FOLDER) && path.endsWith(NAME))
            .findFirst();
    if (list.isEmpty()) {
      return Optional.of(Map.of());
    }
    List<String> lines =
        new String(Files.readAllBytes(moduleDir.resolve(list.get())), Charset.defaultCharset())
            .lines()
            .toList();
    Set<String> own = new HashSet<>();
    outputs.forEach(output -> own.add(output.path()));
    Optional<String> folder = folder(lines, own);
    if (folder.isEmpty()) {
      return Optional.of(Map.of());
    }
    Path directory = moduleDir.resolve(folder.get());
    Set<String> made = new HashSet<>(lines);
    Predicate<Path> others =
        path -> earlier.test(path) || own.contains(slashes(moduleDir.relativize(path).toString()));
    List<String> beside =
        StatusFiles.below(directory).stream()
            .filter(name -> !made.contains(name) && others.test(directory.resolve(name)))
            .toList();
    if (StatusFiles.stands(lines, beside)) {
      return Optional.of(Map.of());
    }
    return StatusFiles.created(directory, made, others, new ListingOrder(corner))
        .map(bytes -> Map.of(list.get(), bytes));
  }

  /** The output directory, in which all that is listed lies; empty if it is not known. */
  private static Optional<String> folder(List<String> lines, Set<String> own) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String first = slashes("/" + lines.get(0));
    return own.stream()
        .filter(path -> path.endsWith(first))
        .map(path -> path.substring(0, path.length() - first.length() + 1))
        .filter(folder -> lines.stream().allMatch(line -> own.contains(folder + slashes(line))))
        .sorted()
        .findFirst();
  }

  private static String slashes(String path) {
    return path.replace(File.separatorChar, '/');
  }
}
