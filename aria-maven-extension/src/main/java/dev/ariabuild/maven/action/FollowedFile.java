package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration file (or all files of a directory) and those that its text names, relative to
 * itself, the module or the root of the build; leading variables such as {@code ${config_loc}/} are
 * dropped. What is no file may be a resource of the plugin, whose coordinates count; what is
 * fetched from elsewhere cannot be known.
 */
final class FollowedFile {
  private static final Pattern WORDS = Pattern.compile("[\\s'\"<>=,;:#\\\\]+");
  private static final Pattern VARIABLE = Pattern.compile("^(\\$\\{[^}]*}|\\$\\([^)]*\\))/?");

  /** Parts of schemas and of descriptions of interfaces that lie elsewhere. */
  private static final Pattern REMOTE =
      Pattern.compile(
          "<(?:\\w+:)?(?:import|include|redefine|override)\\b[^>]*\\bschemaLocation\\s*=\\s*"
              + "[\"'](https?:[^\"']*)|\\$ref[\"']?\\s*:\\s*[\"']?(https?:[^\"'\\s]*)");

  private static final int MOST_FILES = 1000;

  private final ModuleContext module;
  private final InputList inputs;
  private final Set<Path> seen = new HashSet<>();
  private final Deque<Path> next = new ArrayDeque<>();

  FollowedFile(ModuleContext module, InputList inputs) {
    this.module = module;
    this.inputs = inputs;
  }

  void read(String parameter, String place) throws Doubt {
    if (place.matches("(?i)(https?|ftp):.*")) {
      throw new Doubt(Cause.VOLATILE_INPUT, parameter + " is fetched from " + place);
    }
    String local = place.startsWith("file:") ? place.substring(5) : place;
    resolve(module.moduleDir(), local);
    resolve(module.root(), local);
    directory(local);
    while (!next.isEmpty()) {
      if (seen.size() > MOST_FILES) {
        throw new Doubt(Cause.UNREADABLE_INPUT, parameter + " names too many files");
      }
      Path file = next.remove();
      inputs.file(file);
      Set<String> words = new LinkedHashSet<>();
      String text =
          module
              .files()
              .content(file)
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
              .orElse("");
      Matcher remote = REMOTE.matcher(text);
      if (remote.find()) {
        String url = remote.group(1) == null ? remote.group(2) : remote.group(1);
        throw new Doubt(Cause.VOLATILE_INPUT, module.name(file) + " names " + url);
      }
      for (String word : WORDS.split(text)) {
        words.add(VARIABLE.matcher(word).replaceFirst(""));
        words.add(word.replaceFirst("^[-~]", ""));
      }
      Path dir = file.getParent();
      for (String word : words) {
        resolve(dir == null ? file : dir, word);
        resolve(module.moduleDir(), word);
        resolve(module.root(), word);
      }
    }
  }

  private void directory(String place) {
    try {
      Path root = module.path(place);
      if (place.length() > 1
          && module.files().isDirectory(root)
          && !module.moduleDir().startsWith(root)) {
        inputs.tree(root);
        module
            .files()
            .walk(root, dir -> true)
            .entries()
            .forEach((name, stat) -> resolve(root, name));
      }
    } catch (InvalidPathException noPath) {
      // some other text
    }
  }

  private void resolve(Path base, String text) {
    if (text.length() < 2 || text.length() > 500) {
      return;
    }
    try {
      Path path = base.resolve(text).normalize();
      if (module.files().isFile(path) && !path.startsWith(module.buildDir()) && seen.add(path)) {
        next.add(path);
      }
    } catch (InvalidPathException noPath) {
      // some other text
    }
  }
}
