package dev.ariabuild.maven.action;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arguments of a compiler or a forked JVM: {@code @{properties}} that the goal fills in late, and
 * the files and directories they name, such as agents, argument files and processor paths.
 */
final class CommandLine {
  private static final Pattern LATE = Pattern.compile("@\\{([^}]+)}");
  private static final Pattern WORDS = Pattern.compile("[\\s'\"]+");
  private static final Pattern PARTS = Pattern.compile("[=,;:@]");

  private final ModuleContext module;
  private final InputList inputs;
  private final List<Path> outputs;

  CommandLine(ModuleContext module, InputList inputs, List<Path> outputs) {
    this.module = module;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  void read(String parameter, String text) {
    String full = late(parameter, text);
    Set<String> candidates = new LinkedHashSet<>();
    for (String word : WORDS.split(full)) {
      candidates.add(word);
      Matcher matcher = PARTS.matcher(word);
      while (matcher.find()) {
        candidates.add(word.substring(matcher.end()));
      }
      candidates.addAll(List.of(PARTS.split(word)));
      // "-file" may mean a file that need not be there
      candidates.add(word.replaceFirst("^[-~]", ""));
    }
    candidates.forEach(this::place);
  }

  private String late(String parameter, String text) {
    Properties project = module.project().getProperties();
    Properties user = module.session().getUserProperties();
    StringBuilder all = new StringBuilder(text);
    Matcher matcher = LATE.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = user.getProperty(name, project.getProperty(name, ""));
      inputs.value(
          "late property " + name + " of " + parameter,
          new Canonical(module.locations()).portable(value));
      all.append(' ').append(value);
    }
    return all.toString();
  }

  private void place(String text) {
    if (text.isBlank()) {
      return;
    }
    try {
      Path path = module.path(text.endsWith("/*") ? text.substring(0, text.length() - 2) : text);
      if (!path.startsWith(module.buildDir().resolve("aria")) && inputs.shows(path)) {
        if (outputs.stream().noneMatch(path::startsWith)) {
          inputs.file(path);
        }
      } else if (module.files().isDirectory(path) && counts(path)) {
        inputs.tree(path);
      }
    } catch (InvalidPathException noPath) {
      // it is no place; its text counts
    }
  }

  /** Wide places are named for orientation, not to be read through. */
  private boolean counts(Path dir) {
    return !module.moduleDir().startsWith(dir)
        && !module.buildDir().startsWith(dir)
        && !Path.of(System.getProperty("java.io.tmpdir", "/")).startsWith(dir)
        && !Path.of(System.getProperty("user.home", "/")).startsWith(dir)
        && !Path.of(module.session().getLocalRepository().getBasedir()).startsWith(dir)
        && outputs.stream().noneMatch(dir::startsWith);
  }
}
