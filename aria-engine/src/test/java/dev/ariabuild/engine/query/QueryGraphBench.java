package dev.ariabuild.engine.query;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** By hand: how long saving and opening 100,000 nodes and 1,000,000 edges takes. Not a test. */
final class QueryGraphBench {
  private static final int INPUTS = 50_000;
  private static final int DERIVED = 50_000;
  private static final int EDGES_EACH = 20;

  private QueryGraphBench() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    if (!Files.exists(file)) {
      make(file);
    }
    for (int i = 0; i < 5; i++) {
      long start = cpuNanos();
      QueryGraph graph = QueryGraphFile.open(file, "bench");
      long opened = cpuNanos();
      register(graph);
      graph.get(new QueryKey("derived", "1"));
      System.out.printf(
          "open %d CPU ms, %d nodes, %d bytes%n",
          (opened - start) / 1_000_000, graph.nodes().size(), Files.size(file));
    }
  }

  private static void make(Path file) throws IOException {
    QueryGraph graph = new QueryGraph();
    register(graph);
    for (int i = 0; i < INPUTS; i++) {
      graph.setInput(input(i), Digest.ofUtf8("" + i), Durability.LOW);
    }
    for (int i = 0; i < DERIVED; i++) {
      graph.get(new QueryKey("derived", "" + i));
    }
    long start = cpuNanos();
    QueryGraphFile.save(graph, file, "bench");
    System.out.printf("save %d CPU ms%n", (cpuNanos() - start) / 1_000_000);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void register(QueryGraph graph) {
    graph.register(
        "derived",
        (key, reader) -> {
          int first = Integer.parseInt(key.argument());
          for (int i = 0; i < EDGES_EACH; i++) {
            reader.get(input((first + i * 97) % INPUTS));
          }
          return Digest.ofUtf8(key.argument());
        });
  }

  private static QueryKey input(int i) {
    return new QueryKey("source", "module-a/src/main/java/com/example/some/pack/Type" + i);
  }
}
