package dev.ariabuild.engine.config;

import java.util.Map;
import java.util.Optional;

/**
 * A {@code [profile.NAME]} as written or built in, before inheritance.
 *
 * @param place file and line, for messages
 * @param packages overrides by {@code g:a} or {@code *}
 */
record ProfileDefinition(
    String name,
    String place,
    String meaning,
    Optional<Value<String>> inherits,
    Values own,
    Map<String, Values> packages) {}
