package dev.ariabuild.maven.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.config.GoalParameters;
import dev.ariabuild.engine.config.Schema;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What every goal has, read from the descriptors that are shipped. */
class EveryGoalTest {
  private static Document read(String path) throws Exception {
    try (InputStream in = EveryGoalTest.class.getResourceAsStream(path)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static Map<String, Element> goals() throws Exception {
    Map<String, Element> goals = new TreeMap<>();
    for (Element mojo : elements(read("/META-INF/maven/plugin.xml").getDocumentElement(), "mojo")) {
      goals.put(text(mojo, "goal"), mojo);
    }
    assertTrue(goals.size() > 5, goals.keySet().toString());
    return goals;
  }

  private static List<Element> elements(Element parent, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = parent.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    List<Element> found = elements(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }

  @Test
  void everyGoalIsThreadSafeAndDescribedAndHasTheOneSkip() throws Exception {
    goals()
        .forEach(
            (goal, mojo) -> {
              assertEquals("true", text(mojo, "threadSafe"), goal);
              assertFalse(text(mojo, "description").isBlank(), goal);
              String skip = goal.equals("help") ? "" : "${aria.skip}";
              Element configuration = elements(mojo, "configuration").get(0);
              assertEquals(skip, text(configuration, "skip"), goal);
            });
  }

  @Test
  void everyPropertyOfAGoalIsOurs() throws Exception {
    for (Element mojo : goals().values()) {
      for (Element configuration : elements(mojo, "configuration")) {
        String all = configuration.getTextContent();
        for (String word : all.split("\\s+")) {
          if (word.startsWith("${") && text(mojo, "goal").equals("help")) {
            continue;
          }
          assertTrue(
              !word.startsWith("${") || word.matches("\\$\\{(aria\\.[a-z.-]+|project|session)\\}"),
              text(mojo, "goal") + ": " + word);
        }
      }
    }
  }

  @Test
  void everyPropertyThatIsNoSettingIsKnownToTheLoader() throws Exception {
    TreeSet<String> unknown = new TreeSet<>();
    for (Element mojo : goals().values()) {
      for (String word : mojo.getTextContent().split("[\\s${}]+")) {
        if (word.matches("aria\\.[a-z.-]+")) {
          unknown.add(word);
        }
      }
    }
    unknown.removeAll(GoalParameters.NAMES);
    Schema.keys().forEach(key -> key.property().ifPresent(unknown::remove));
    unknown.removeIf(word -> word.endsWith(".toml") || word.endsWith("."));
    assertEquals(new TreeSet<>(), unknown);
  }

  @Test
  void eclipseKnowsWhatToDoWithEveryGoal() throws Exception {
    TreeSet<String> mapped = new TreeSet<>();
    Document mapping = read("/META-INF/m2e/lifecycle-mapping-metadata.xml");
    elements(mapping.getDocumentElement(), "goal")
        .forEach(goal -> mapped.add(goal.getTextContent()));
    TreeSet<String> missing = new TreeSet<>(goals().keySet());
    missing.removeAll(mapped);
    assertEquals(new TreeSet<>(), missing);
  }
}
