package dev.ariabuild.cache.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Opaque bytes by name, somewhere else. All that a kind of remote cache has to know. Names are
 * {@code /} separated, of letters, digits, {@code -}, {@code _} and {@code .}. Calls may be given
 * up from outside at any time; then streams that were handed in fail. Thread-safe.
 */
public interface RemoteStore extends AutoCloseable {
  /** Bytes to be stored; may be opened more than once. */
  interface Content {
    /** How many there are. */
    long size();

    /** Opens them from the start. */
    InputStream open() throws IOException;
  }

  /**
   * Writes what is stored under a name.
   *
   * @param limit more bytes than this are a failure
   * @param patience how long the other side may be silent
   * @return false if there is nothing of that name
   * @throws RemoteFailure if the other side failed, or ended early
   * @throws IOException if the output failed
   */
  boolean get(String name, long limit, OutputStream into, Duration patience) throws IOException;

  /**
   * How many bytes are stored under a name; empty if there is nothing, or if that is not known.
   *
   * @throws RemoteFailure if the other side failed
   */
  OptionalLong size(String name, Duration patience) throws IOException;

  /**
   * Stores bytes under a name, over what was there: all of them or none.
   *
   * @throws RemoteFailure if the other side failed, or does not take them
   * @throws IOException if the content failed
   */
  void put(String name, Content content, Duration patience) throws IOException;

  /** Where it is, for people: nothing in it is secret. */
  String place();

  @Override
  default void close() {}
}
