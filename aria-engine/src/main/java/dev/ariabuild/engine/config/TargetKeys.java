package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.TARGET;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.WORDS;

import java.util.List;

/** {@code [target.TRIPLE]}: with what images for another platform are made. */
public final class TargetKeys {
  public static final Key<String> JDK =
      TARGET
          .key("jdk", TEXT)
          .means("Home of that platform's JDK, with its jmods; of the feature version that builds");

  public static final Key<List<String>> RUNNER =
      TARGET
          .key("runner", WORDS)
          .means(
              "Command that runs that platform's programs here, such as qemu-aarch64 -L"
                  + " /sysroot");

  public static final Key<List<String>> JVM_OPTIONS =
      TARGET.key("jvm-options", WORDS).means("Further options of the launcher on that platform");

  static final List<Key<?>> ALL = List.of(JDK, RUNNER, JVM_OPTIONS);

  private TargetKeys() {}
}
