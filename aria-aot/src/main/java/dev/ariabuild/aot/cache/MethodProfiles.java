package dev.ariabuild.aot.cache;

import java.util.List;
import java.util.Set;

/**
 * What a training tells the optimising compiler, which from JDK 25 on can be part of a cache. The
 * JVM then compiles at each start, for the long run, what the training ran, and starts more slowly.
 */
public final class MethodProfiles {
  /** Options under which the JVM uses none. */
  private static final Set<String> UNUSED =
      Set.of("-Xint", "-XX:TieredStopAtLevel=0", "-XX:TieredStopAtLevel=1");

  private MethodProfiles() {}

  /**
   * Whether they are recorded: as declared, otherwise where something exercises the application. A
   * run that only starts and ends has little to tell. Never where they are not used.
   *
   * @param options of the JVM
   */
  public static boolean recorded(Training training, List<String> options) {
    boolean exercised = !training.command().isEmpty() || training.tests().isPresent();
    return options.stream().noneMatch(UNUSED::contains)
        && training.methodProfiles().orElse(exercised);
  }
}
