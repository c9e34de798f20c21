package dev.ariabuild.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/goal-catalogue.md to the catalogue. */
class CatalogueDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/goal-catalogue.md");

  @Test
  void theTablesAtItsEndSayWhatTheFilesSay() throws IOException {
    String text = Files.readString(DOCUMENT).replace("\r\n", "\n");
    int start = text.indexOf("## Goals that are described");
    assertTrue(start > 0);
    assertEquals(tables(), text.substring(start));
  }

  @Test
  void everyRoleAndExtraInputIsExplained() throws IOException {
    String text = Files.readString(DOCUMENT);
    for (Role role : Role.values()) {
      assertTrue(text.contains("\n| `" + role.label() + "` |"), role.label());
    }
    for (Extra extra : Extra.values()) {
      assertTrue(text.contains("\n| `" + extra.label() + "` |"), extra.label());
    }
  }

  private static String tables() {
    StringBuilder described =
        new StringBuilder(
            "## Goals that are described\n\n| plugin | versions | goals |\n|---|---|---|\n");
    StringBuilder always =
        new StringBuilder(
            "\n## Goals that always run\n\n| plugin | versions | goals | why |\n|---|---|---|---|\n");
    for (Path file : Catalogue.files()) {
      PluginGoals plugin = Catalogue.read(file);
      String place = "| " + plugin.plugin() + " | " + plugin.versions() + " | ";
      Set<String> known = new TreeSet<>();
      Map<String, Set<String>> reasons = new TreeMap<>();
      for (Map.Entry<String, GoalDescriptor> goal : plugin.goals().entrySet()) {
        if (goal.getValue().always().isEmpty()) {
          known.add(goal.getKey());
        } else {
          reasons
              .computeIfAbsent(goal.getValue().always().get(), reason -> new TreeSet<>())
              .add(goal.getKey());
        }
      }
      if (!known.isEmpty()) {
        described.append(place).append(String.join(", ", known)).append(" |\n");
      }
      reasons.forEach(
          (why, goals) ->
              always
                  .append(place)
                  .append(String.join(", ", goals))
                  .append(" | ")
                  .append(why)
                  .append(" |\n"));
    }
    return described.append(always).toString();
  }
}
