package dev.ariabuild.aot.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * For which machine an image is made, beyond the JDK that makes it.
 *
 * @param cross empty: for this machine
 * @param graalHomes folders in which a GraalVM may be, the preferred first
 */
public record Platform(Optional<Cross> cross, List<Path> graalHomes) {
  /** This machine, and no GraalVM. */
  public static final Platform HERE = new Platform(Optional.empty(), List.of());

  public Platform {
    graalHomes = List.copyOf(graalHomes);
  }

  /**
   * Another machine.
   *
   * @param jdk home of its JDK, with jmods
   * @param runner command that runs its programs here; empty: there is none
   * @param jvmOptions further ones of the launcher
   */
  public record Cross(Target target, Path jdk, List<String> runner, List<String> jvmOptions) {
    public Cross {
      runner = List.copyOf(runner);
      jvmOptions = List.copyOf(jvmOptions);
    }
  }

  /** The machine that the image is for. */
  public Target target() {
    return cross.map(Cross::target).orElseGet(Target::current);
  }

  /** Command before a program of that machine. */
  List<String> runner() {
    return cross.map(Cross::runner).orElse(List.of());
  }

  /** Whether programs of that machine can be run here. */
  boolean runs() {
    return cross.isEmpty() || !runner().isEmpty();
  }
}
