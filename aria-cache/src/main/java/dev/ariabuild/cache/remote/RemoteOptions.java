package dev.ariabuild.cache.remote;

import dev.ariabuild.engine.config.RemoteCache;
import dev.ariabuild.engine.event.EventSink;
import java.time.Duration;

/**
 * How a {@link RemoteLayer} behaves.
 *
 * @param config what the user said
 * @param allowance time that a build may wait for it in vain
 * @param version of Aria, noted with each result that is stored
 */
record RemoteOptions(
    RemoteCache config, Duration allowance, Ticker ticker, EventSink events, String version) {
  /** What scenario 20 promises. */
  static final Duration ALLOWANCE = Duration.ofSeconds(2);
}
