package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table in docs/symbols.md, cell by cell. */
class StripPlanTest {
  private static String cell(Strip strip, DebugInfo debug) {
    StripPlan plan = StripPlan.of(strip, debug);
    if (!plan.strips()) {
      return "as compiled";
    }
    String lines = plan.lines() == StripPlan.Lines.KEPT ? "lines, " : "residual lines, ";
    return lines + (plan.parameters() ? "names of parameters" : "no variables");
  }

  @Test
  void eachCellIsWhatTheDocumentSays() throws Exception {
    List<String> rows = new ArrayList<>();
    for (Strip strip : Strip.values()) {
      StringBuilder row = new StringBuilder();
      for (DebugInfo debug : DebugInfo.values()) {
        row.append(" | ").append(cell(strip, debug));
      }
      rows.add(row + " |");
    }
    assertEquals(rows.get(1), rows.get(2));
    Path document = Path.of("../docs/symbols.md");
    List<String> said = Files.readAllLines(document);
    assertEquals(1, said.stream().filter(("| `strip = none`" + rows.get(0))::equals).count());
    assertEquals(
        1,
        said.stream().filter(("| `strip = debuginfo` or `symbols`" + rows.get(1))::equals).count());
  }
}
