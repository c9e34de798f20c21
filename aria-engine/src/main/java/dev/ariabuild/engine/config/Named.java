package dev.ariabuild.engine.config;

/** A choice that is written as a word in {@code aria.toml}. */
public interface Named {
  /** The word, as users write it. */
  String text();
}
