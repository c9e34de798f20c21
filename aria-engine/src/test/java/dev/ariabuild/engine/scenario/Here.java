package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.fingerprint.Fingerprinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a step runs.
 *
 * @param module its module
 * @param dir the module's directory, absolute
 * @param upstream classes directories of what the module depends on, by module name, near to far
 */
public record Here(
    SmallModule module,
    Path dir,
    List<Upstream> upstream,
    Fingerprinter fingerprinter,
    Project project) {
  /** A module that is depended on. */
  record Upstream(String name, Path classes) {}

  /** A file or directory of the module. */
  public Path file(String name) {
    return dir.resolve(name);
  }

  /** Writes a file and the directories above it. */
  public void write(String name, String content) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Reads a file. */
  public String read(String name) throws IOException {
    return Files.readString(file(name), StandardCharsets.UTF_8);
  }

  Path classes() {
    return file("target/classes");
  }

  List<Path> classPath() {
    List<Path> path = new ArrayList<>(List.of(classes()));
    upstream.forEach(each -> path.add(each.classes()));
    return path;
  }

  /** Directories with sources: the module's own, and those that generators declared. */
  List<String> sourceRoots() {
    List<String> roots = new ArrayList<>(List.of("src"));
    roots.addAll(project.values("compile-source-root"));
    return roots;
  }
}
