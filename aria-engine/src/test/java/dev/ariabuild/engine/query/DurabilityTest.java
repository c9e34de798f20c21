package dev.ariabuild.engine.query;

import static dev.ariabuild.engine.query.Durability.HIGH;
import static dev.ariabuild.engine.query.Durability.LOW;
import static dev.ariabuild.engine.query.Durability.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Inputs that seldom change. */
class DurabilityTest extends QueryGraphCase {
  @Test
  void aLessDurableChangeDoesNotWalkDurableValues() {
    set("jdk", "17|", HIGH);
    set("a", "1|", LOW);
    abi("jdk");
    abi("a");
    int before = graph.nodes().verifiedAt[graph.nodes().find(new QueryKey("abi", "jdk"))];
    executed.clear();
    // Behind the graph's back: a walk over what abi(jdk) read would see it.
    graph.nodes().changedAt[graph.nodes().find(new QueryKey("text", "jdk"))] = Integer.MAX_VALUE;

    set("a", "2|", LOW);
    abi("jdk");
    executed();
    assertTrue(graph.nodes().verifiedAt[graph.nodes().find(new QueryKey("abi", "jdk"))] > before);

    set("pom", "1", MEDIUM);
    set("pom", "2", MEDIUM);
    set("jdk", "21|", HIGH);
    abi("jdk");
    executed("abi(jdk)");
  }

  @Test
  void aMixedValueIsAsDurableAsItsLeastDurableInput() {
    set("jdk", "17|", HIGH);
    set("a", "1|", LOW);
    all("jdk", "a");
    executed.clear();

    set("a", "2|", LOW);
    all("jdk", "a");

    executed("abi(a)", "all(jdk a)");
  }

  @Test
  void anInputThatBecomesLessDurableIsStillSeenByAllItsReaders() {
    set("a", "api|1", HIGH);
    compiled("a");
    set("a", "api|1", LOW);
    compiled("a");
    executed.clear();

    set("a", "other|1", LOW);
    compiled("a");

    executed("abi(a)", "compile(a)");
  }
}
