package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.COMMAND;
import static dev.ariabuild.engine.config.ValueType.FLAG;
import static dev.ariabuild.engine.config.ValueType.TEXT;

import java.util.List;

/** What the command line alone may set. */
public final class CommandKeys {
  public static final Key<String> CHOSEN_PROFILE =
      COMMAND
          .key("profile", TEXT)
          .or("dev")
          .means("The profile to build with; -Paria-NAME does the same");

  public static final Key<Boolean> ENABLED =
      COMMAND
          .key("enabled", FLAG)
          .or(true)
          .means("false: the extension stands aside, Maven runs unchanged");

  public static final Key<Boolean> SKIP =
      COMMAND.key("skip", FLAG).or(false).means("true: the goals of the aria plugin do nothing");

  public static final Key<Boolean> SKIP_READ =
      COMMAND
          .key("skip-read", FLAG)
          .or(false)
          .means("true: execute everything, and store the results");

  public static final Key<Boolean> SKIP_WRITE =
      COMMAND
          .key("skip-write", FLAG)
          .or(false)
          .means("true: use the cache, but store nothing in it");

  static final List<Key<?>> ALL = List.of(CHOSEN_PROFILE, ENABLED, SKIP, SKIP_READ, SKIP_WRITE);

  private CommandKeys() {}
}
