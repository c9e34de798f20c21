package dev.ariabuild.engine.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A graph of texts, what of them is an API, and what compiles against it. */
abstract class QueryGraphCase {
  @TempDir Path dir;
  final List<String> executed = new ArrayList<>();
  final Map<String, String> texts = new HashMap<>();
  QueryGraph graph;

  @BeforeEach
  void anEmptyGraph() {
    use(new QueryGraph());
  }

  void use(QueryGraph used) {
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

  void reopen(String rules) throws IOException {
    QueryGraphFile.save(graph, file(), rules);
    executed.clear();
    use(QueryGraphFile.open(file(), rules));
  }

  Path file() {
    return dir.resolve("graph");
  }

  static QueryKey text(String name) {
    return new QueryKey("text", name);
  }

  void set(String name, String value, Durability durability) {
    graph.setInput(text(name), Digest.ofUtf8(value), durability);
    texts.put(name, value);
  }

  /** Records the reading and gives the text that the digest stands for. */
  String value(Query.Reader reader, String name) {
    Digest digest = reader.get(text(name));
    Map<Digest, String> known = new TreeMap<>();
    texts.values().forEach(text -> known.put(Digest.ofUtf8(text), text));
    return known.get(digest);
  }

  static String api(String text) {
    if (text.equals("fail")) {
      throw new IllegalArgumentException(text);
    }
    return text.substring(0, text.indexOf('|'));
  }

  Digest abi(String name) {
    return graph.get(new QueryKey("abi", name));
  }

  Digest compiled(String name) {
    return graph.get(new QueryKey("compile", name));
  }

  Digest all(String... names) {
    return graph.get(new QueryKey("all", String.join(" ", names)));
  }

  void executed(String... queries) {
    assertEquals(List.of(queries), executed);
    executed.clear();
  }
}
