package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.image.Platform;
import dev.ariabuild.aot.image.Target;
import dev.ariabuild.engine.config.BuildKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.config.TargetKeys;
import dev.ariabuild.engine.config.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For which machines images are made: {@code [build] target}, then {@code extra-targets}. */
final class Platforms {
  private static final String HOST = "host";

  private final Settings settings;
  private final Path root;
  private final List<Path> graalHomes;

  /**
   * @param root of relative paths
   * @param jdk that makes the images
   */
  Platforms(Settings settings, Path root, Path jdk) {
    this.settings = settings;
    this.root = root;
    this.graalHomes = graalHomes(System.getenv(), jdk);
  }

  static List<Path> graalHomes(Map<String, String> env, Path jdk) {
    Set<Path> homes = new LinkedHashSet<>();
    for (String variable : List.of("GRAALVM_HOME", "JAVA_HOME")) {
      Optional.ofNullable(env.get(variable))
          .filter(home -> !home.isBlank())
          .map(Path::of)
          .ifPresent(homes::add);
    }
    homes.add(jdk);
    return List.copyOf(homes);
  }

  /** Every platform once, the one of {@code target} first. */
  List<Platform> all() throws AotException {
    Set<String> triples = new LinkedHashSet<>();
    triples.add(settings.get(BuildKeys.TARGET));
    triples.addAll(settings.get(BuildKeys.EXTRA_TARGETS));
    List<Platform> platforms = new ArrayList<>();
    Set<Target> seen = new LinkedHashSet<>();
    for (String triple : triples) {
      Target target = triple.equals(HOST) ? Target.current() : Target.ofTriple(triple);
      if (seen.add(target)) {
        platforms.add(platform(triple, target));
      }
    }
    return platforms;
  }

  private Platform platform(String triple, Target target) throws AotException {
    Optional<String> jdk = settings.target(triple, TargetKeys.JDK).map(Value::value);
    if (target.equals(Target.current())) {
      return new Platform(Optional.empty(), graalHomes);
    }
    if (jdk.isEmpty()) {
      List<String> known =
          settings.targets().stream()
              .filter(name -> settings.target(name, TargetKeys.JDK).isPresent())
              .toList();
      throw AotProblem.TARGET_WITHOUT_JDK.with(
          triple, known.isEmpty() ? "none" : String.join(", ", known));
    }
    return new Platform(
        Optional.of(
            new Platform.Cross(
                target,
                root.resolve(jdk.get()),
                settings.target(triple, TargetKeys.RUNNER).map(Value::value).orElse(List.of()),
                settings
                    .target(triple, TargetKeys.JVM_OPTIONS)
                    .map(Value::value)
                    .orElse(List.of()))),
        graalHomes);
  }
}
