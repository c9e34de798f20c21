package dev.ariabuild.engine.query;

import static dev.ariabuild.engine.query.Durability.HIGH;
import static dev.ariabuild.engine.query.Durability.LOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What goes on in a later session. */
class QueryGraphFileTest extends QueryGraphCase {
  @Test
  void aSavedGraphGoesOnWhereItEnded() throws IOException {
    set("a", "api|1", LOW);
    set("ä", "2|", HIGH);
    compiled("a");
    all("a", "ä");
    int revision = graph.revision();
    reopen("1");

    assertEquals(revision, graph.revision());
    set("a", "api|1", LOW);
    set("ä", "2|", HIGH);
    compiled("a");
    all("a", "ä");
    executed();
    set("a", "api|2", LOW);
    compiled("a");
    all("a", "ä");
    executed("abi(a)");
    reopen("1");
    set("a", "new api|2", LOW);
    compiled("a");
    executed("abi(a)", "compile(a)");
  }

  @Test
  void inputsOfEarlierSessionsEndWhenAsked() throws IOException {
    set("a", "1|", LOW);
    set("b", "1|", LOW);
    abi("a");
    abi("b");
    reopen("1");
    set("a", "1|", LOW);
    graph.removeInputsNotSet();

    abi("a");
    executed();
    assertThrows(IllegalStateException.class, () -> abi("b"));
    reopen("1");
    assertEquals(2, graph.nodes().size());
    assertEquals(-1, graph.nodes().find(text("b")));
  }

  @Test
  void whatReadsARemovedInputIsNotSavedAndTheRestIs() throws IOException {
    set("a", "1|", LOW);
    set("b", "1|", LOW);
    abi("a");
    compiled("b");
    graph.removeInput(text("b"));
    reopen("1");

    assertEquals(2, graph.nodes().size());
    abi("a");
    executed();
  }

  @Test
  void damageOtherRulesAndAbsenceGiveAnEmptyGraph() throws IOException {
    set("a", "1|", LOW);
    abi("a");
    QueryGraphFile.save(graph, file(), "1");
    byte[] good = Files.readAllBytes(file());
    assertFalse(graph.changed());
    assertEquals(2, QueryGraphFile.open(file(), "1").nodes().size());

    assertEquals(0, QueryGraphFile.open(file(), "2").nodes().size());
    assertEquals(0, QueryGraphFile.open(dir.resolve("none"), "1").nodes().size());
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x04;
      Files.write(file(), bad);
      assertEquals(0, QueryGraphFile.open(file(), "1").nodes().size(), "byte " + i);
    }
  }
}
