package dev.ariabuild.maven.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.maven.goal.Extra;
import dev.ariabuild.maven.goal.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/cache-key.md and the code together where the code has a list. */
class CacheKeyDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");

  @Test
  void everyRoleOfAParameterIsExplainedAndNoOther() throws IOException {
    assertSame(Arrays.stream(Role.values()).map(Role::label), words("roles", FIRST_CELL));
  }

  @Test
  void everyExtraInputIsExplainedAndNoOther() throws IOException {
    assertSame(Arrays.stream(Extra.values()).map(Extra::label), words("extras", FIRST_CELL));
  }

  @Test
  void everyWayOfReadingIsExplainedAndNoOther() throws IOException {
    assertSame(Arrays.stream(Normaliser.values()).map(Enum::name), words("readings", FIRST_CELL));
  }

  @Test
  void theVariablesThatDoNotCountAreThoseOfTheCode() throws IOException {
    assertSame(Environment.VOLATILE.stream(), words("environment", WORD));
    assertSame(Environment.VOLATILE_PREFIXES.stream(), words("environment prefixes", WORD));
  }

  @Test
  void theKeyVersionIsThatOfTheCodeAndTheChangelogTellsOfIt() throws IOException {
    String version = Integer.toString(Identity.KEY_VERSION);
    assertEquals("Key version: **" + version + "**\n", part("version"));
    String changelog = Files.readString(ROOT.resolve("CHANGELOG.md"));
    assertTrue(
        Pattern.compile("### Key changed\\s+- Key version " + version + "\\b")
            .matcher(changelog)
            .find(),
        () -> "CHANGELOG.md has no '### Key changed' that begins with key version " + version);
  }

  private static void assertSame(Stream<String> code, List<String> document) {
    assertEquals(new TreeSet<>(code.toList()).toString(), new TreeSet<>(document).toString());
    assertEquals(new TreeSet<>(document).size(), document.size(), "something stands there twice");
  }

  private static List<String> words(String part, Pattern pattern) throws IOException {
    return pattern
        .matcher(part(part))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toList());
  }

  /** What stands between the two markers. */
  private static String part(String name) throws IOException {
    String text = Files.readString(ROOT.resolve("docs/cache-key.md")).replace("\r\n", "\n");
    String begin = "<!-- " + name + " -->\n";
    int from = text.indexOf(begin);
    assertTrue(from >= 0, () -> "docs/cache-key.md has no " + begin);
    int to = text.indexOf("<!-- end -->", from);
    assertTrue(to >= 0, () -> "docs/cache-key.md has no end after " + begin);
    return text.substring(from + begin.length(), to);
  }
}
