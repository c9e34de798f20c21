package dev.ariabuild.engine.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/scenarios.md to the tests. */
class ScenariosDocumentTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");

  @Test
  void everyTestThatItNamesExists() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    Matcher matcher = TEST.matcher(document());
    int named = 0;
    while (matcher.find()) {
      named++;
      String source = sources.getOrDefault(matcher.group(1) + ".java", "");
      if (!source.contains("void " + matcher.group(2) + "(")) {
        missing.add(matcher.group());
      }
    }
    assertTrue(named > 40, "tests named: " + named);
    assertEquals(List.of(), missing);
  }

  @Test
  void everyScenarioNamesATestOrSaysWhatIsMissing() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    Matcher matcher = ROW.matcher(document());
    while (matcher.find()) {
      numbers.add(Integer.valueOf(matcher.group(1)));
      String tests = matcher.group(3);
      assertTrue(TEST.matcher(tests).find() || tests.startsWith("missing"), matcher.group());
    }
    assertEquals(IntStream.rangeClosed(1, 50).boxed().toList(), numbers);
  }

  private static String document() throws IOException {
    return Files.readString(REPOSITORY.resolve("docs/scenarios.md"));
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    List<Path> modules;
    try (Stream<Path> all = Files.list(REPOSITORY)) {
      modules =
          new ArrayList<>(all.filter(dir -> dir.resolve("pom.xml").toFile().isFile()).toList());
    }
    modules.add(REPOSITORY.resolve("src/it"));
    for (Path module : modules) {
      Path tests = module.resolve("src/test/java");
      if (Files.isDirectory(tests)) {
        try (Stream<Path> all = Files.walk(tests)) {
          for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
            sources.merge(file.getFileName() + "", Files.readString(file), String::concat);
          }
        }
      }
    }
    return sources;
  }
}
