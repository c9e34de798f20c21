package dev.ariabuild.cache.remote;

import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Why results that are there were not used, and which of them are to be replaced. Thread-safe. */
final class Refusals {
  private final EventSink events;
  private final Counts counts;
  private final Map<ActionKey, String> reasons = new ConcurrentHashMap<>();
  private final Set<ActionKey> bad = ConcurrentHashMap.newKeySet();

  Refusals(EventSink events, Counts counts) {
    this.events = events;
    this.counts = counts;
  }

  /** It is not what it says. */
  void damaged(ActionKey key, String why) {
    refuse(key, Kind.DAMAGED, CacheMessage.REMOTE_DAMAGED.with(why));
  }

  /** Nobody who is trusted vouches for it. */
  void notTrusted(ActionKey key, String why) {
    refuse(key, Kind.REFUSED, CacheMessage.REMOTE_NOT_TRUSTED.with(why));
  }

  private void refuse(ActionKey key, Kind kind, String text) {
    counts.refusal();
    reasons.put(key, text);
    bad.add(key);
    events.emit(new CacheActivity(Origin.REMOTE, kind, key + ": " + text, 0));
  }

  /** It is good, but to get it would not be. */
  void notWanted(ActionKey key, String text) {
    reasons.put(key, text);
  }

  /** It proved to be of no use later. */
  void forget(ActionKey key) {
    bad.add(key);
  }

  /** Whether what is there is to be replaced. */
  boolean isBad(ActionKey key) {
    return bad.contains(key);
  }

  Optional<String> of(ActionKey key) {
    return Optional.ofNullable(reasons.get(key));
  }
}
