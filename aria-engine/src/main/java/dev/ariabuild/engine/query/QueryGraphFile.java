package dev.ariabuild.engine.query;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.CheckedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link QueryGraph} in one file: a few numbers and texts, then each column of its nodes in one
 * piece. Nodes without a value, and those that read one, are left out; they are computed when asked
 * for.
 */
public final class QueryGraphFile {
  private static final String NAME = "ariaquer";
  private static final int VERSION = 1;
  private static final int INT_COLUMNS = 6;

  private QueryGraphFile() {}

  /**
   * Opens a graph; absent, damaged, of another layout or under other rules means empty.
   *
   * @param rules names the registered functions' version: changes whenever one of them may compute
   *     another value from the same inputs
   */
  public static QueryGraph open(Path file, String rules) {
    Optional<ByteBuffer> content = CheckedFile.read(file, NAME, VERSION);
    try {
      return content.isPresent() ? parse(content.get(), rules) : new QueryGraph();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return new QueryGraph();
    }
  }

  /**
   * Writes the graph if it changed.
   *
   * @throws IOException if it cannot be written; the old file is then untouched
   */
  public static void save(QueryGraph graph, Path file, String rules) throws IOException {
    synchronized (graph) {
      if (graph.changed()) {
        CheckedFile.write(file, NAME, VERSION, format(graph, rules));
        graph.saved();
      }
    }
  }

  private static ByteBuffer format(QueryGraph graph, String rules) {
    NodeTable nodes = graph.nodes();
    int[] newIndex = kept(nodes);
    Map<String, Integer> kinds = new LinkedHashMap<>();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int count = 0;
    int edges = 0;
    int[] textEnd = new int[nodes.size()];
    int[] kind = new int[nodes.size()];
    for (int node = 0; node < newIndex.length; node++) {
      if (newIndex[node] >= 0) {
        count++;
        edges += nodes.edgeCount(node);
        kind[node] = kinds.computeIfAbsent(nodes.key(node).kind(), k -> kinds.size());
        text.writeBytes(nodes.key(node).argument().getBytes(StandardCharsets.UTF_8));
        textEnd[node] = text.size();
      }
    }
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    writeText(head, rules);
    writeInts(head, graph.revision(), kinds.size(), count, edges, text.size());
    writeInts(head, graph.lastChanged());
    kinds.keySet().forEach(name -> writeText(head, name));

    int perNode = INT_COLUMNS * Integer.BYTES + 2 + Digest.BYTES;
    long length = head.size() + (long) count * perNode + 4L * edges + text.size();
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length)).put(head.toByteArray());
    int[] alive = new int[count];
    for (int node = 0; node < newIndex.length; node++) {
      if (newIndex[node] >= 0) {
        alive[newIndex[node]] = node;
      }
    }
    for (int node : alive) {
      out.putInt(nodes.key(node).hashCode());
    }
    for (int node : alive) {
      out.putInt(kind[node]);
    }
    for (int node : alive) {
      out.putInt(textEnd[node]);
    }
    for (int node : alive) {
      out.putInt(nodes.verifiedAt[node]);
    }
    for (int node : alive) {
      out.putInt(nodes.changedAt[node]);
    }
    int edgeEnd = 0;
    for (int node : alive) {
      edgeEnd += nodes.edgeCount(node);
      out.putInt(edgeEnd);
    }
    for (int node : alive) {
      for (int i = 0; i < nodes.edgeCount(node); i++) {
        out.putInt(newIndex[nodes.edge(node, i)]);
      }
    }
    for (int node : alive) {
      out.put(nodes.state[node]);
    }
    for (int node : alive) {
      out.put(nodes.durability[node]);
    }
    for (int node : alive) {
      out.put(nodes.digest(node).bytes());
    }
    return out.put(text.toByteArray()).flip();
  }

  /** By node: its index in the file, or -1 if it or something it reads has no value. */
  private static int[] kept(NodeTable nodes) {
    int[] index = new int[nodes.size()];
    for (int node = 0; node < index.length; node++) {
      index[node] = nodes.state[node] == NodeTable.ABSENT ? -1 : 0;
    }
    for (boolean again = true; again; ) { // each round drops at least one node or is the last
      again = false;
      for (int node = 0; node < index.length; node++) {
        for (int i = 0; index[node] >= 0 && i < nodes.edgeCount(node); i++) {
          if (index[nodes.edge(node, i)] < 0) {
            index[node] = -1;
            again = true;
          }
        }
      }
    }
    int next = 0;
    for (int node = 0; node < index.length; node++) {
      index[node] = index[node] < 0 ? -1 : next++;
    }
    return index;
  }

  private static QueryGraph parse(ByteBuffer in, String rules) {
    if (!readText(in).equals(rules)) {
      return new QueryGraph();
    }
    int revision = in.getInt();
    int kindCount = in.getInt();
    int count = in.getInt();
    int edgeCount = in.getInt();
    int textLength = in.getInt();
    int[] lastChanged = readInts(in, Durability.values().length);
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < kindCount; i++) {
      kinds.add(readText(in));
    }
    NodeTable.Flat flat =
        new NodeTable.Flat(
            kinds.toArray(new String[0]),
            readInts(in, count),
            readInts(in, count),
            readInts(in, count),
            readInts(in, count),
            readInts(in, count),
            readInts(in, count),
            readInts(in, edgeCount),
            readBytes(in, count),
            readBytes(in, count),
            readBytes(in, Math.multiplyExact(count, Digest.BYTES)),
            readBytes(in, textLength));
    check(flat, in.remaining());
    return new QueryGraph(new NodeTable(flat), revision, lastChanged);
  }

  private static void check(NodeTable.Flat flat, int left) {
    boolean sound = left == 0;
    int count = flat.hash().length;
    int text = 0;
    int edge = 0;
    for (int node = 0; node < count; node++) {
      int kind = flat.kind()[node];
      sound &= kind >= 0 && kind < flat.kinds().length;
      sound &= flat.textEnd()[node] >= text && flat.edgeEnd()[node] >= edge;
      text = flat.textEnd()[node];
      edge = flat.edgeEnd()[node];
      sound &= flat.state()[node] == NodeTable.INPUT || flat.state()[node] == NodeTable.DERIVED;
      sound &= flat.durability()[node] >= 0;
      sound &= flat.durability()[node] <= Durability.HIGH.ordinal();
    }
    sound &= text == flat.text().length && edge == flat.edges().length;
    for (int to : flat.edges()) {
      sound &= to >= 0 && to < count;
    }
    if (!sound) {
      throw new IllegalArgumentException("not a query graph");
    }
  }

  private static int[] readInts(ByteBuffer in, int count) {
    int[] ints = new int[within(in, (long) count * Integer.BYTES) / Integer.BYTES];
    in.asIntBuffer().get(ints);
    in.position(in.position() + count * Integer.BYTES);
    return ints;
  }

  private static byte[] readBytes(ByteBuffer in, int count) {
    byte[] bytes = new byte[within(in, count)];
    in.get(bytes);
    return bytes;
  }

  private static int within(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return (int) length;
  }

  private static String readText(ByteBuffer in) {
    return new String(readBytes(in, in.getInt()), StandardCharsets.UTF_8);
  }

  private static void writeText(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInts(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void writeInts(ByteArrayOutputStream out, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
    for (int value : values) {
      bytes.putInt(value);
    }
    out.writeBytes(bytes.array());
  }
}
