package dev.ariabuild.engine.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every setting there is. The loader, the messages and docs/configuration.md follow it. Does not
 * know what built-in profiles set ({@link BuiltInProfiles}).
 */
public final class Schema {
  private static final List<Key<?>> KEYS =
      Stream.of(
              CommandKeys.ALL,
              BuildKeys.ALL,
              CacheKeys.ALL,
              RemoteKeys.ALL,
              ProfileKeys.ALL,
              ImageKeys.ALL,
              TrainingKeys.ALL,
              PublishKeys.ALL,
              TargetKeys.ALL)
          .<Key<?>>flatMap(List::stream)
          .toList();

  private Schema() {}

  /** Every key, in the order of the documentation. */
  public static List<Key<?>> keys() {
    return KEYS;
  }

  /** The keys of one section. */
  static List<Key<?>> keys(Section section) {
    return KEYS.stream().filter(key -> key.section() == section).toList();
  }

  /** The keys a profile resolves: all of its section but {@code inherits}. */
  public static List<Key<?>> profileKeys() {
    return keys(Section.PROFILE).stream().filter(key -> key != ProfileKeys.INHERITS).toList();
  }
}
