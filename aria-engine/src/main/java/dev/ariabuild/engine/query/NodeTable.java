package dev.ariabuild.engine.query;

import dev.ariabuild.engine.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All nodes as flat arrays, so that a large graph is opened by a few bulk reads. A node is an
 * index; its key is decoded when somebody looks at it. Does not know the algorithm.
 */
final class NodeTable {
  /** A node without a value: never set, removed, or its computation failed. */
  static final byte ABSENT = 0;

  /** A node that was set. */
  static final byte INPUT = 1;

  /** A node that was computed. */
  static final byte DERIVED = 2;

  private static final int[] NONE = {};

  /** What a file holds: see {@link QueryGraphFile}. */
  record Flat(
      String[] kinds,
      int[] hash,
      int[] kind,
      int[] textEnd,
      int[] verifiedAt,
      int[] changedAt,
      int[] edgeEnd,
      int[] edges,
      byte[] state,
      byte[] durability,
      byte[] digests,
      byte[] text) {}

  private final @Nullable Flat flat;
  private final int flatSize;
  private int size;
  private int[] slots;
  private int[] hash;
  private @Nullable QueryKey[] keys;
  private int[] @Nullable [] ownEdges;
  byte[] state;
  byte[] durability;
  int[] verifiedAt;
  int[] changedAt;
  private byte[] digests;

  /** An empty table. */
  NodeTable() {
    flat = null;
    flatSize = 0;
    hash = new int[64];
    keys = new QueryKey[64];
    ownEdges = new int[64][];
    state = new byte[64];
    durability = new byte[64];
    verifiedAt = new int[64];
    changedAt = new int[64];
    digests = new byte[64 * Digest.BYTES];
    slots = new int[128];
  }

  /** Takes over the arrays. */
  NodeTable(Flat flat) {
    this.flat = flat;
    flatSize = flat.hash.length;
    size = flatSize;
    hash = flat.hash;
    keys = new QueryKey[size];
    ownEdges = new int[size][];
    state = flat.state;
    durability = flat.durability;
    verifiedAt = flat.verifiedAt;
    changedAt = flat.changedAt;
    digests = flat.digests;
    slots = NONE;
    rehash();
  }

  int size() {
    return size;
  }

  /** The node of this key, or -1. */
  int find(QueryKey key) {
    int h = key.hashCode();
    int mask = slots.length - 1;
    for (int slot = spread(h) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int node = slots[slot] - 1;
      if (hash[node] == h && key(node).equals(key)) {
        return node;
      }
    }
    return -1;
  }

  /** The node of this key, made if need be. */
  int intern(QueryKey key) {
    int node = find(key);
    if (node >= 0) {
      return node;
    }
    if (size == hash.length) {
      grow();
    }
    node = size++;
    hash[node] = key.hashCode();
    keys[node] = key;
    if (2 * size > slots.length) {
      rehash();
    } else {
      enter(node);
    }
    return node;
  }

  QueryKey key(int node) {
    QueryKey key = keys[node];
    if (key == null) {
      Flat from = flat();
      int start = node == 0 ? 0 : from.textEnd[node - 1];
      String argument =
          new String(from.text, start, from.textEnd[node] - start, StandardCharsets.UTF_8);
      key = new QueryKey(from.kinds[from.kind[node]], argument);
      keys[node] = key;
    }
    return key;
  }

  int edgeCount(int node) {
    int[] own = ownEdges[node];
    return own != null ? own.length : node < flatSize ? flat().edgeEnd[node] - edgeStart(node) : 0;
  }

  int edge(int node, int index) {
    int[] own = ownEdges[node];
    return own != null ? own[index] : flat().edges[edgeStart(node) + index];
  }

  void setEdges(int node, int[] to) {
    ownEdges[node] = to;
  }

  /** Takes the value and the edges away. */
  void clear(int node) {
    state[node] = ABSENT;
    ownEdges[node] = NONE;
  }

  Digest digest(int node) {
    int from = node * Digest.BYTES;
    return Digest.fromBytes(Arrays.copyOfRange(digests, from, from + Digest.BYTES));
  }

  void setDigest(int node, Digest digest) {
    System.arraycopy(digest.bytes(), 0, digests, node * Digest.BYTES, Digest.BYTES);
  }

  private Flat flat() {
    if (flat == null) {
      throw new IllegalStateException("a node that came from no file has no flat part");
    }
    return flat;
  }

  private int edgeStart(int node) {
    return node == 0 ? 0 : flat().edgeEnd[node - 1];
  }

  private void grow() {
    int room = Math.max(64, 2 * size);
    hash = Arrays.copyOf(hash, room);
    keys = Arrays.copyOf(keys, room);
    ownEdges = Arrays.copyOf(ownEdges, room);
    state = Arrays.copyOf(state, room);
    durability = Arrays.copyOf(durability, room);
    verifiedAt = Arrays.copyOf(verifiedAt, room);
    changedAt = Arrays.copyOf(changedAt, room);
    digests = Arrays.copyOf(digests, Math.multiplyExact(room, Digest.BYTES));
  }

  private void rehash() {
    slots = new int[Integer.highestOneBit(Math.max(32, size)) * 4];
    for (int node = 0; node < size; node++) {
      enter(node);
    }
  }

  private void enter(int node) {
    int mask = slots.length - 1;
    int slot = spread(hash[node]) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = node + 1;
  }

  private static int spread(int h) {
    int mixed = h * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
