package dev.ariabuild.engine.query;

import static dev.ariabuild.engine.query.Durability.LOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ariabuild.engine.digest.Digest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs that are missing and queries that fail. */
class QueryErrorsTest extends QueryGraphCase {
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
}
