package dev.ariabuild.maven.memory;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.maven.action.FileInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;

/**
 * The index of spotless-maven-plugin: a first line for the whole configuration, then for each clean
 * file its path below the module and its time of modification. A file of which it has the time is
 * not looked at. The lines of files that changed are taken out, so a time that came back, or that
 * an editor kept, cannot deceive it.
 */
public final class SpotlessIndex {
  private static final String PLUGIN = "com.diffplug.spotless:spotless-maven-plugin";
  private static final String NAME = "/spotless-index";
  private static final Pattern LINE =
      Pattern.compile("(\\S.*) \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

  private final Path moduleDir;
  private final Inputs inputs;

  private SpotlessIndex(Path moduleDir, Inputs inputs) {
    this.moduleDir = moduleDir;
    this.inputs = inputs;
  }

  /** The index of a goal, if it keeps one. */
  public static Optional<SpotlessIndex> of(MojoExecution mojo, Path moduleDir, Inputs inputs) {
    boolean keeps = PLUGIN.equals(mojo.getGroupId() + ":" + mojo.getArtifactId());
    return keeps ? Optional.of(new SpotlessIndex(moduleDir, inputs)) : Optional.empty();
  }

  /** What may stay of it, by path below the module; empty if that is not certain. */
  public Map<String, byte[]> after(Trace last) throws IOException {
    Optional<String> path =
        last.result().outputs().stream()
            .map(OutputEntry::path)
            .filter(output -> output.endsWith(NAME))
            .findFirst();
    Optional<Set<String>> changed = changedFiles(last.inputs(), inputs);
    if (path.isEmpty() || changed.isEmpty()) {
      return Map.of();
    }
    String text = Files.readString(moduleDir.resolve(path.get()));
    return without(changed.get(), text)
        .map(left -> Map.of(path.get(), left.getBytes(StandardCharsets.UTF_8)))
        .orElse(Map.of());
  }

  /** Paths below the module, but new sources; empty if anything but files in it has changed. */
  static Optional<Set<String>> changedFiles(Inputs before, Inputs now) {
    Set<String> changed = new TreeSet<>();
    List<String> names = now.list().stream().map(Input::name).toList();
    if (!names.equals(before.list().stream().map(Input::name).toList())) {
      return Optional.empty();
    }
    for (int i = 0; i < names.size(); i++) {
      Input old = before.list().get(i);
      Input fresh = now.list().get(i);
      if (old.fingerprint().equals(fresh.fingerprint())) {
        continue;
      }
      Optional<String> prefix = FileInputs.place(names.get(i));
      if (prefix.isEmpty()) {
        return Optional.empty();
      }
      Map<String, Digest> left = old.members();
      Map<String, Digest> right = fresh.members();
      Set<String> all = new HashSet<>(left.keySet());
      all.addAll(right.keySet());
      all.stream()
          .filter(name -> !Objects.equals(left.get(name), right.get(name)))
          .filter(name -> left.containsKey(name) || !name.endsWith(".java")) // nothing to forget
          .forEach(name -> changed.add(prefix.get() + name));
    }
    return Optional.of(changed);
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
