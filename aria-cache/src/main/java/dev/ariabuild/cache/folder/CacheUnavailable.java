package dev.ariabuild.cache.folder;

import java.io.IOException;

/**
 * The folder cannot serve as a cache. The build goes on without it; the message says what to do.
 */
public final class CacheUnavailable extends IOException {
  private static final long serialVersionUID = 1;

  CacheUnavailable(String message) {
    super(message);
  }

  CacheUnavailable(String message, IOException cause) {
    super(message, cause);
  }
}
