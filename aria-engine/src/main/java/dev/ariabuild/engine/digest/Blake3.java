package dev.ariabuild.engine.digest;

import java.util.Arrays;

/**
 * BLAKE3 in its plain hash mode with 32 bytes of output. Allocates nothing per block, and keeps the
 * sixteen words of the state in local variables. Not thread-safe; used once.
 *
 * @see <a href="https://github.com/BLAKE3-team/BLAKE3-specs">BLAKE3 specification</a>
 */
final class Blake3 {
  private static final int BLOCK = 64;
  private static final int CHUNK = 1024;
  private static final int WORDS = 8;
  private static final int ROUNDS = 7;

  private static final int CHUNK_START = 1;
  private static final int CHUNK_END = 2;
  private static final int PARENT = 4;
  private static final int ROOT = 8;

  private static final int[] IV = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
  };

  /** Of a chunk: what is left to compress when more comes, as the last block has a flag. */
  private final byte[] block = new byte[BLOCK];

  private int blockLength;
  private int blocksOfChunk;
  private long chunk;
  private final int[] chain = IV.clone();
  private final int[] words = new int[2 * WORDS];

  /** Chaining values of complete subtrees, largest first, {@value #WORDS} words each. */
  private int[] subtrees = new int[WORDS * 8];

  private int subtreeCount;

  void update(byte[] from, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (blockLength == BLOCK) {
        compressFullBlock(block, 0);
        blockLength = 0;
      }
      // whole blocks need no copy, but the last one waits: it may end the chunk or everything
      while (blockLength == 0 && end - at > BLOCK && blocksOfChunk < CHUNK / BLOCK - 1) {
        compressFullBlock(from, at);
        at += BLOCK;
      }
      int taken = Math.min(BLOCK - blockLength, end - at);
      System.arraycopy(from, at, block, blockLength, taken);
      blockLength += taken;
      at += taken;
    }
  }

  /** Compresses a block that is not the last of everything; ends its chunk if that is full. */
  private void compressFullBlock(byte[] from, int offset) {
    boolean last = blocksOfChunk == CHUNK / BLOCK - 1;
    load(from, offset);
    compress(chain, words, chunk, BLOCK, startFlag() | (last ? CHUNK_END : 0));
    blocksOfChunk++;
    if (last) {
      endChunk();
    }
  }

  private int startFlag() {
    return blocksOfChunk == 0 ? CHUNK_START : 0;
  }

  private void endChunk() {
    chunk++;
    // as many subtrees are complete as the number of chunks has zeros at its end
    for (long chunks = chunk; (chunks & 1) == 0; chunks >>= 1) {
      parent(chain, 0);
    }
    if ((subtreeCount + 1) * WORDS > subtrees.length) {
      subtrees = Arrays.copyOf(subtrees, subtrees.length * 2);
    }
    System.arraycopy(chain, 0, subtrees, subtreeCount * WORDS, WORDS);
    subtreeCount++;
    System.arraycopy(IV, 0, chain, 0, WORDS);
    blocksOfChunk = 0;
  }

  /** Makes the last subtree and {@code right} one; it is left in {@code right}. */
  private void parent(int[] right, int flags) {
    subtreeCount--;
    System.arraycopy(subtrees, subtreeCount * WORDS, words, 0, WORDS);
    System.arraycopy(right, 0, words, WORDS, WORDS);
    System.arraycopy(IV, 0, right, 0, WORDS);
    compress(right, words, 0, BLOCK, PARENT | flags);
  }

  /** The hash of all that was added. */
  byte[] digest() {
    Arrays.fill(block, blockLength, BLOCK, (byte) 0);
    load(block, 0);
    int flags = startFlag() | CHUNK_END | (subtreeCount == 0 ? ROOT : 0);
    compress(chain, words, chunk, blockLength, flags);
    while (subtreeCount > 0) {
      parent(chain, subtreeCount == 1 ? ROOT : 0);
    }
    byte[] digest = new byte[Digest.BYTES];
    for (int i = 0; i < WORDS; i++) {
      int word = chain[i];
      digest[4 * i] = (byte) word;
      digest[4 * i + 1] = (byte) (word >>> 8);
      digest[4 * i + 2] = (byte) (word >>> 16);
      digest[4 * i + 3] = (byte) (word >>> 24);
    }
    return digest;
  }

  private void load(byte[] from, int offset) {
    int[] to = words;
    for (int i = 0, at = offset; i < 2 * WORDS; i++, at += 4) {
      to[i] =
          (from[at] & 0xFF)
              | (from[at + 1] & 0xFF) << 8
              | (from[at + 2] & 0xFF) << 16
              | from[at + 3] << 24;
    }
  }

  /** The compression function; the new chaining value takes the place of the old one. */
  private static void compress(int[] chain, int[] m, long counter, int length, int flags) {
    int v0 = chain[0];
    int v1 = chain[1];
    int v2 = chain[2];
    int v3 = chain[3];
    int v4 = chain[4];
    int v5 = chain[5];
    int v6 = chain[6];
    int v7 = chain[7];
    int v8 = IV[0];
    int v9 = IV[1];
    int v10 = IV[2];
    int v11 = IV[3];
    int v12 = (int) counter;
    int v13 = (int) (counter >>> 32);
    int v14 = length;
    int v15 = flags;
    int m0 = m[0];
    int m1 = m[1];
    int m2 = m[2];
    int m3 = m[3];
    int m4 = m[4];
    int m5 = m[5];
    int m6 = m[6];
    int m7 = m[7];
    int m8 = m[8];
    int m9 = m[9];
    int m10 = m[10];
    int m11 = m[11];
    int m12 = m[12];
    int m13 = m[13];
    int m14 = m[14];
    int m15 = m[15];
    for (int round = 0; ; round++) {
      v0 += v4 + m0;
      v12 = Integer.rotateRight(v12 ^ v0, 16);
      v8 += v12;
      v4 = Integer.rotateRight(v4 ^ v8, 12);
      v0 += v4 + m1;
      v12 = Integer.rotateRight(v12 ^ v0, 8);
      v8 += v12;
      v4 = Integer.rotateRight(v4 ^ v8, 7);
      v1 += v5 + m2;
      v13 = Integer.rotateRight(v13 ^ v1, 16);
      v9 += v13;
      v5 = Integer.rotateRight(v5 ^ v9, 12);
      v1 += v5 + m3;
      v13 = Integer.rotateRight(v13 ^ v1, 8);
      v9 += v13;
      v5 = Integer.rotateRight(v5 ^ v9, 7);
      v2 += v6 + m4;
      v14 = Integer.rotateRight(v14 ^ v2, 16);
      v10 += v14;
      v6 = Integer.rotateRight(v6 ^ v10, 12);
      v2 += v6 + m5;
      v14 = Integer.rotateRight(v14 ^ v2, 8);
      v10 += v14;
      v6 = Integer.rotateRight(v6 ^ v10, 7);
      v3 += v7 + m6;
      v15 = Integer.rotateRight(v15 ^ v3, 16);
      v11 += v15;
      v7 = Integer.rotateRight(v7 ^ v11, 12);
      v3 += v7 + m7;
      v15 = Integer.rotateRight(v15 ^ v3, 8);
      v11 += v15;
      v7 = Integer.rotateRight(v7 ^ v11, 7);
      v0 += v5 + m8;
      v15 = Integer.rotateRight(v15 ^ v0, 16);
      v10 += v15;
      v5 = Integer.rotateRight(v5 ^ v10, 12);
      v0 += v5 + m9;
      v15 = Integer.rotateRight(v15 ^ v0, 8);
      v10 += v15;
      v5 = Integer.rotateRight(v5 ^ v10, 7);
      v1 += v6 + m10;
      v12 = Integer.rotateRight(v12 ^ v1, 16);
      v11 += v12;
      v6 = Integer.rotateRight(v6 ^ v11, 12);
      v1 += v6 + m11;
      v12 = Integer.rotateRight(v12 ^ v1, 8);
      v11 += v12;
      v6 = Integer.rotateRight(v6 ^ v11, 7);
      v2 += v7 + m12;
      v13 = Integer.rotateRight(v13 ^ v2, 16);
      v8 += v13;
      v7 = Integer.rotateRight(v7 ^ v8, 12);
      v2 += v7 + m13;
      v13 = Integer.rotateRight(v13 ^ v2, 8);
      v8 += v13;
      v7 = Integer.rotateRight(v7 ^ v8, 7);
      v3 += v4 + m14;
      v14 = Integer.rotateRight(v14 ^ v3, 16);
      v9 += v14;
      v4 = Integer.rotateRight(v4 ^ v9, 12);
      v3 += v4 + m15;
      v14 = Integer.rotateRight(v14 ^ v3, 8);
      v9 += v14;
      v4 = Integer.rotateRight(v4 ^ v9, 7);
      if (round == ROUNDS - 1) {
        break;
      }
      int t0 = m0;
      m0 = m2;
      m2 = m3;
      m3 = m10;
      m10 = m12;
      m12 = m9;
      m9 = m11;
      m11 = m5;
      m5 = t0;
      int t1 = m1;
      m1 = m6;
      m6 = m4;
      m4 = m7;
      m7 = m13;
      m13 = m14;
      m14 = m15;
      m15 = m8;
      m8 = t1;
    }
    chain[0] = v0 ^ v8;
    chain[1] = v1 ^ v9;
    chain[2] = v2 ^ v10;
    chain[3] = v3 ^ v11;
    chain[4] = v4 ^ v12;
    chain[5] = v5 ^ v13;
    chain[6] = v6 ^ v14;
    chain[7] = v7 ^ v15;
  }
}
