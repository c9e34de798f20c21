package dev.ariabuild.engine.query;

import static dev.ariabuild.engine.query.Durability.HIGH;
import static dev.ariabuild.engine.query.Durability.LOW;
import static dev.ariabuild.engine.query.Durability.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryGraphTest {
  @TempDir Path dir;
  private final List<String> executed = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private QueryGraph graph;

  @BeforeEach
  void anEmptyGraph() {
    use(new QueryGraph());
  }

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

  @Test
  void anInputThatWasNotSetIsNamed() {
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> abi("a"));

    assertEquals("no input text(a) was set, and no query computes it", e.getMessage());
    set("a", "1|", LOW);
    assertEquals(Digest.ofUtf8("1"), abi("a"));
  }

  @Test
  void aRemovedInputIsMissedAndFoundAgain() {
    set("a", "1|", LOW);
    compiled("a");
    graph.removeInput(text("a"));
    assertThrows(IllegalStateException.class, () -> compiled("a"));
    executed.clear();

    set("a", "1|", LOW);
    compiled("a");

    executed("compile(a)", "abi(a)");
  }

  @Test
  void aQueryThatSurvivesAMissingInputSeesItAppear() {
    graph.register(
        "optional",
        (key, reader) -> {
          try {
            return reader.get(text(key.argument()));
          } catch (IllegalStateException e) {
            return Digest.ofUtf8("none");
          }
        });
    QueryKey optional = new QueryKey("optional", "a");
    assertEquals(Digest.ofUtf8("none"), graph.get(optional));

    set("a", "1", LOW);
    assertEquals(Digest.ofUtf8("1"), graph.get(optional));
    graph.removeInput(text("a"));
    assertEquals(Digest.ofUtf8("none"), graph.get(optional));
  }

  @Test
  void aCircleIsNamed() {
    graph.register("x", (key, reader) -> reader.get(new QueryKey("y", key.argument())));
    graph.register("y", (key, reader) -> reader.get(new QueryKey("x", key.argument())));
    graph.register("start", (key, reader) -> reader.get(new QueryKey("x", "1")));

    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> graph.get(new QueryKey("start", "")));

    assertEquals("a query depends on itself: x(1) -> y(1) -> x(1)", e.getMessage());
  }

  @Test
  void aFailedQueryIsComputedAgainAndNotBackdated() {
    set("a", "1|", LOW);
    compiled("a");
    set("a", "fail", LOW);
    assertThrows(IllegalArgumentException.class, () -> compiled("a"));
    executed.clear();
    set("a", "1|", LOW);

    compiled("a");

    executed("compile(a)", "abi(a)");
  }

  @Test
  void aQuerySetsNothingAndItsReaderEndsWithIt() {
    List<Query.Reader> leaked = new ArrayList<>();
    graph.register(
        "bad",
        (key, reader) -> {
          leaked.add(reader);
          set("a", "1", LOW);
          return Digest.ofUtf8("");
        });

    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> graph.get(new QueryKey("bad", "")));
    assertEquals("cannot set text(a) while a query computes: bad()", e.getMessage());
    assertThrows(IllegalStateException.class, () -> leaked.get(0).get(text("a")));
    assertThrows(
        IllegalArgumentException.class,
        () -> graph.setInput(new QueryKey("abi", "a"), Digest.ofUtf8(""), LOW));
  }

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

  private void use(QueryGraph used) {
    graph = used;
    graph.onExecute(key -> executed.add(key.toString()));
    graph.register("abi", (key, reader) -> Digest.ofUtf8(api(value(reader, key.argument()))));
    graph.register(
        "compile",
        (key, reader) ->
            Digest.ofUtf8("compiled " + reader.get(new QueryKey("abi", key.argument())).hex()));
    graph.register(
        "all",
        (key, reader) -> {
          Hasher hasher = new Hasher();
          for (String one : key.argument().split(" ")) {
            hasher.add(reader.get(new QueryKey("abi", one)));
          }
          return hasher.digest();
        });
  }

  private void reopen(String rules) throws IOException {
    QueryGraphFile.save(graph, file(), rules);
    executed.clear();
    use(QueryGraphFile.open(file(), rules));
  }

  private Path file() {
    return dir.resolve("graph");
  }

  private static QueryKey text(String name) {
    return new QueryKey("text", name);
  }

  private void set(String name, String value, Durability durability) {
    graph.setInput(text(name), Digest.ofUtf8(value), durability);
    texts.put(name, value);
  }

  /** Records the reading and gives the text that the digest stands for. */
  private String value(Query.Reader reader, String name) {
    Digest digest = reader.get(text(name));
    Map<Digest, String> known = new TreeMap<>();
    texts.values().forEach(text -> known.put(Digest.ofUtf8(text), text));
    return known.get(digest);
  }

  private static String api(String text) {
    if (text.equals("fail")) {
      throw new IllegalArgumentException(text);
    }
    return text.substring(0, text.indexOf('|'));
  }

  private Digest abi(String name) {
    return graph.get(new QueryKey("abi", name));
  }

  private Digest compiled(String name) {
    return graph.get(new QueryKey("compile", name));
  }

  private Digest all(String... names) {
    return graph.get(new QueryKey("all", String.join(" ", names)));
  }

  private void executed(String... queries) {
    assertEquals(List.of(queries), executed);
    executed.clear();
  }
}
