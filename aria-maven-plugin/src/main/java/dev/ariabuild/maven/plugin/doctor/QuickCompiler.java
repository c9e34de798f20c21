package dev.ariabuild.maven.plugin.doctor;

import dev.ariabuild.engine.config.JitUse;
import java.util.List;
import java.util.Optional;

/** Whether Maven's JVM would do better without its optimising compiler. */
final class QuickCompiler {
  private static final String OPTION = "-XX:TieredStopAtLevel=1";

  /** Who says one of these knows what the compilers of the JVM are. */
  private static final List<String> SPOKEN_OF =
      List.of("TieredStopAtLevel", "TieredCompilation", "CompilationMode", "-Xint");

  private QuickCompiler() {}

  /**
   * The advice, if nobody has decided otherwise.
   *
   * @param arguments of the JVM that runs Maven: of {@code MAVEN_OPTS} and {@code .mvn/jvm.config}
   *     together
   */
  static Optional<String> advice(List<String> arguments, JitUse jit) {
    boolean decided =
        jit == JitUse.FULL
            || arguments.stream().anyMatch(text -> SPOKEN_OF.stream().anyMatch(text::contains));
    return decided
        ? Optional.empty()
        : Optional.of(
            OPTION + " in .mvn/jvm.config makes most builds of a few minutes and less faster");
  }
}
