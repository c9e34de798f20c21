package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares outputs with those of a clean build by plain Maven at the same absolute path. Test
 * reports are compared by what they tell of tests: they hold times and properties of the process.
 */
final class TreeComparison {
  private static final Pattern CASE =
      Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"[^>]*?(/?)>\\s*(<\\w+)?");

  private TreeComparison() {}

  /** All outputs must equal those of a clean plain build with these arguments. */
  static void sameAsPlainBuild(Checkout checkout, String... arguments) {
    Map<String, String> aria = outputs(checkout.dir());
    Path aside = checkout.dir().resolveSibling("aside");
    Trees.move(checkout.dir(), aside);
    try {
      Trees.copy(
          aside,
          checkout.dir(),
          path -> Checkout.isNoOutput(path) && !path.toString().equals(".mvn/extensions.xml"));
      checkout.maven(arguments).ok();
      assertSame(outputs(checkout.dir()), aria);
    } finally {
      Trees.delete(checkout.dir());
      Trees.move(aside, checkout.dir());
    }
  }

  static void assertSame(Map<String, String> expected, Map<String, String> actual) {
    Set<String> missing = new TreeSet<>(expected.keySet());
    missing.removeAll(actual.keySet());
    Set<String> superfluous = new TreeSet<>(actual.keySet());
    superfluous.removeAll(expected.keySet());
    assertTrue(
        missing.isEmpty() && superfluous.isEmpty(),
        () -> "missing outputs: " + missing + ", superfluous: " + superfluous);
    expected.forEach((path, content) -> assertEquals(content, actual.get(path), path));
  }

  /** Everything below {@code target} directories, but what is Aria's own. */
  static Map<String, String> outputs(Path root) {
    Map<String, String> outputs = new TreeMap<>();
    for (Path path : Trees.walk(root)) {
      Path relative = root.relativize(path);
      if (Files.isRegularFile(path) && !Checkout.isNoOutput(relative)) {
        String name = relative.toString().replace('\\', '/');
        if (!name.contains("target/aria/")) {
          outputs.put(name, content(name, path));
        }
      }
    }
    return outputs;
  }

  private static String content(String name, Path path) {
    byte[] bytes = Trees.bytes(path);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (name.contains("surefire-reports/") && name.endsWith(".xml")) {
      Map<String, String> cases = new TreeMap<>();
      Matcher matcher = CASE.matcher(text);
      while (matcher.find()) {
        boolean passed = !matcher.group(3).isEmpty() || matcher.group(4) == null;
        cases.put(matcher.group(2) + "." + matcher.group(1), passed ? "passed" : matcher.group(4));
      }
      return cases.toString();
    }
    if (name.endsWith("/checkstyle-cachefile")) {
      return text.replaceFirst("^#.*", "").replaceAll("=\\d+\n", "\n"); // times of sources
    }
    if (name.endsWith("/rat.txt")) {
      return text.replaceFirst("(?m)^Generated at: .*$", "");
    }
    if (name.contains("surefire-reports/") && name.endsWith(".txt")) {
      return text.replaceAll("Time elapsed: [0-9.]+ s", "");
    }
    return text;
  }
}
