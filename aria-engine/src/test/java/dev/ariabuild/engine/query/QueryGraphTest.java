package dev.ariabuild.engine.query;

import static dev.ariabuild.engine.query.Durability.HIGH;
import static dev.ariabuild.engine.query.Durability.LOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is computed again after an edit. */
class QueryGraphTest extends QueryGraphCase {
  @Test
  void aQueryIsComputedOnce() {
    set("a", "api|body", LOW);

    assertEquals(abi("a"), abi("a"));
    executed("abi(a)");
  }

  @Test
  void anEditThatKeepsTheDerivedValueStopsTheWave() {
    set("a", "api|body", LOW);
    Digest before = compiled("a");
    executed("compile(a)", "abi(a)");

    set("a", "api|other body", LOW);
    assertEquals(before, compiled("a"));
    executed("abi(a)"); // and not compile(a)

    set("a", "other api|body", LOW);
    compiled("a");
    executed("abi(a)", "compile(a)");
  }

  @Test
  void aBackdatedValueStaysOldForLaterReaders() {
    set("a", "api|1", LOW);
    compiled("a");
    set("a", "api|2", LOW);
    abi("a");
    set("b", "unrelated", LOW);
    executed.clear();

    compiled("a");

    executed();
  }

  @Test
  void theSameValueAgainIsNoChange() {
    set("a", "api|body", LOW);
    compiled("a");
    int revision = graph.revision();
    executed.clear();

    set("a", "api|body", LOW);
    compiled("a");

    assertEquals(revision, graph.revision());
    executed();
  }

  @Test
  void onlyWhatReadsTheInputIsComputedAgain() {
    set("a", "1|", LOW);
    set("b", "1|", LOW);
    all("a", "b");
    executed.clear();

    set("b", "2|", LOW);
    all("a", "b");

    executed("abi(b)", "all(a b)");
  }

  @Test
  void whatIsNoLongerReadNoLongerCounts() {
    set("switch", "a", LOW);
    set("a", "1", LOW);
    graph.register("chosen", (key, reader) -> reader.get(text(value(reader, "switch"))));
    graph.get(new QueryKey("chosen", ""));
    set("switch", "b", LOW);
    set("b", "1", LOW);
    graph.get(new QueryKey("chosen", ""));
    executed.clear();

    set("a", "2", LOW);
    graph.get(new QueryKey("chosen", ""));
    executed();
    set("b", "2", LOW);
    graph.get(new QueryKey("chosen", ""));
    executed("chosen()");
  }

  /** The oracle computes everything anew at every step. */
  @Test
  void aRandomHistoryGivesWhatComputingEverythingGives() throws IOException {
    Random random = new Random(42);
    Durability[] durabilities = Durability.values();
    for (int step = 0; step < 3000; step++) {
      String name = "i" + random.nextInt(6);
      String value = random.nextInt(3) + "|" + random.nextInt(3);
      set(name, value, durabilities[random.nextInt(3)]);
      for (int i = 0; i < 6; i++) {
        if (!texts.containsKey("i" + i)) {
          set("i" + i, "0|0", HIGH);
        }
      }
      if (random.nextInt(50) == 0) {
        reopen("1");
      }
      if (random.nextBoolean()) {
        String[] some = {"i" + random.nextInt(6), "i" + random.nextInt(6)};
        Hasher expected = new Hasher();
        for (String one : some) {
          expected.add(Digest.ofUtf8(api(texts.get(one))));
        }
        assertEquals(expected.digest(), all(some), "step " + step);
        Digest compiled = Digest.ofUtf8("compiled " + Digest.ofUtf8(api(texts.get(name))).hex());
        assertEquals(compiled, compiled(name), "step " + step);
      }
    }
  }
}
