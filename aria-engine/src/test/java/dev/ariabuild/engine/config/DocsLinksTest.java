package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader of the documents can click on is there. */
class DocsLinksTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).resolve("..").toAbsolutePath().normalize();

  /** Folders and files of documents; what is not there yet is passed over. */
  private static final List<String> PLACES =
      List.of(
          "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "ops", "site/src", "benchmarks");

  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  @Test
  void everyLinkOfTheDocumentsLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      String text = CODE.matcher(Files.readString(document)).replaceAll("");
      for (Matcher link = LINK.matcher(text); link.find(); ) {
        links++;
        if (!link.group(1).matches("(https?|mailto):.*") && !leadsSomewhere(document, link)) {
          broken.add(ROOT.relativize(document) + ": " + link.group());
        }
      }
    }
    assertEquals(List.of(), broken);
    assertFalse(links < 20, "hardly any links were found");
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String place : PLACES) {
      if (Files.exists(ROOT.resolve(place))) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(place))) {
          all.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
      }
    }
    return documents;
  }

  private static boolean leadsSomewhere(Path from, MatchResult link) throws IOException {
    Path to = link.group(1).isEmpty() ? from : from.resolveSibling(link.group(1)).normalize();
    if (!to.startsWith(ROOT) || !Files.exists(to)) {
      return false;
    }
    String anchor = link.group(2);
    return anchor == null || anchors(to).contains(anchor);
  }

  /** Headings as they are named in addresses: lower case, blanks to dashes, signs left out. */
  private static List<String> anchors(Path document) throws IOException {
    String text = CODE.matcher(Files.readString(document)).replaceAll("");
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
