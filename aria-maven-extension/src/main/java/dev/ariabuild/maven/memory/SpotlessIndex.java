package dev.ariabuild.maven.memory;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The index of spotless-maven-plugin: a first line for the whole configuration, then for each clean
 * file its path below the module and its time of modification. A file of which it has the time is
 * not looked at. The lines of files that changed are taken out, so a time that came back, or that
 * an editor kept, cannot deceive it.
 */
final class SpotlessIndex implements Memory {
  static final String PLUGIN = "com.diffplug.spotless:spotless-maven-plugin";

  private static final String NAME = "/spotless-index";
  private static final Pattern LINE =
      Pattern.compile("(\\S.*) \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

  private final Path moduleDir;
  private final Inputs inputs;

  SpotlessIndex(Path moduleDir, Inputs inputs) {
    this.moduleDir = moduleDir;
    this.inputs = inputs;
  }

  @Override
  public Map<String, byte[]> after(Trace last) throws IOException {
    Optional<String> path = ChangedFiles.output(last, NAME);
    Optional<ChangedFiles> changed = ChangedFiles.between(last.inputs(), inputs);
    if (path.isEmpty() || changed.isEmpty()) {
      return Map.of();
    }
    String text = Files.readString(moduleDir.resolve(path.get()));
    return without(toForget(changed.get()), text)
        .map(left -> Map.of(path.get(), left.getBytes(StandardCharsets.UTF_8)))
        .orElse(Map.of());
  }

  /** All but new sources, of which there is nothing to forget. */
  static Set<String> toForget(ChangedFiles changed) {
    Set<String> files = new TreeSet<>(changed.edited());
    files.addAll(changed.removed());
    changed.added().stream().filter(name -> !name.endsWith(".java")).forEach(files::add);
    return files;
  }

  /** The index without some files; empty if it is not as expected, or knows one of them not. */
  static Optional<String> without(Set<String> changed, String index) {
    String[] lines = index.split("\n", -1);
    if (lines.length < 2 || !lines[lines.length - 1].isEmpty()) {
      return Optional.empty();
    }
    StringBuilder left = new StringBuilder(lines[0]).append('\n');
    Set<String> unknown = new HashSet<>(changed);
    for (String line : List.of(lines).subList(1, lines.length - 1)) {
      Matcher file = LINE.matcher(line);
      if (!file.matches()) {
        return Optional.empty();
      }
      if (!unknown.remove(file.group(1))) {
        left.append(line).append('\n');
      }
    }
    // a file that it does not know may be one that the configuration names
    return unknown.isEmpty() ? Optional.of(left.toString()) : Optional.empty();
  }
}
