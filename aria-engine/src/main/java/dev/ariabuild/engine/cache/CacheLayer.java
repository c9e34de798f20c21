package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.event.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One layer of the cache: memory, disk or a remote. Thread-safe. */
public interface CacheLayer extends Cas, ActionCache, AutoCloseable {
  /** Which layer it is. */
  Origin origin();

  /**
   * Keeps a result whose blobs were stored before.
   *
   * @param took how long it took to make; zero if that is not known
   * @return whether it is kept; false if that is decided later, and told then
   */
  default boolean keep(ActionKey key, ActionResult result, Duration took) throws IOException {
    record(key, result);
    return true;
  }

  /** Why a result that it has was not handed out in this build; empty if there is no such. */
  default Optional<String> refusal(ActionKey key) {
    return Optional.empty();
  }

  /** Ends it; all that was stored is safe afterwards. */
  @Override
  void close() throws IOException;
}
