package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.event.Origin;
import java.io.IOException;

/** One layer of the cache: memory, disk or a remote. Thread-safe. */
public interface CacheLayer extends Cas, ActionCache, AutoCloseable {
  /** Which layer it is. */
  Origin origin();

  /** Ends it; all that was stored is safe afterwards. */
  @Override
  void close() throws IOException;
}
