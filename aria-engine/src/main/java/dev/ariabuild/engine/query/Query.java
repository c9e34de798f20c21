package dev.ariabuild.engine.query;

import dev.ariabuild.engine.digest.Digest;

/** Computes the derived values of one kind. */
@FunctionalInterface
public interface Query {
  /** Gives a running query what it depends on, and remembers that it did. */
  @FunctionalInterface
  interface Reader {
    /**
     * The value of an input or another query.
     *
     * @throws IllegalStateException if an input was not set, a query depends on itself, or the
     *     query that this reader was handed to has ended
     */
    Digest get(QueryKey key);
  }

  /**
   * The value: a pure function of the key and of what is read through the reader, from this thread.
   */
  Digest compute(QueryKey key, Reader reader);
}
