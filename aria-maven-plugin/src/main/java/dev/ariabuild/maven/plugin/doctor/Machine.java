package dev.ariabuild.maven.plugin.doctor;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.tool.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is installed on a machine that Aria can use. Environment and system properties are handed
 * in; it looks at files, and starts nothing.
 */
public final class Machine {
  private final Map<String, String> env;

  /**
   * The one that has this environment.
   *
   * @param env environment variables
   */
  public Machine(Map<String, String> env) {
    this.env = env;
  }

  /** A program of the search path. */
  Optional<Path> program(String name) {
    return Arrays.stream(env.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(
            folder -> Stream.of(name, name + ".exe", name + ".cmd").map(Path.of(folder)::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** {@code native-image}: of GRAALVM_HOME, of JAVA_HOME, of the search path. */
  Optional<Path> nativeImage() {
    return Stream.of("GRAALVM_HOME", "JAVA_HOME")
        .map(env::get)
        .filter(home -> home != null && !home.isBlank())
        .map(home -> Path.of(home, "bin", "native-image"))
        .filter(Files::isExecutable)
        .findFirst()
        .or(() -> program("native-image"));
  }

  /**
   * JDKs by home, each with how it was found: first the chosen one, then named ones, then those
   * beside the first.
   */
  Map<Path, String> jdks(Path chosen, List<Path> toolchains) throws IOException {
    Map<Path, String> found = new LinkedHashMap<>();
    add(found, chosen, "ships");
    add(found, Path.of(System.getProperty("java.home")), "runs Maven");
    for (String variable : List.of("JAVA_HOME", "GRAALVM_HOME")) {
      @Nullable String home = env.get(variable);
      if (home != null && !home.isBlank()) {
        add(found, Path.of(home), variable);
      }
    }
    for (Path toolchain : toolchains) {
      add(found, toolchain, "toolchain");
    }
    @Nullable Path beside = chosen.toRealPath().getParent();
    if (beside != null) {
      try (Stream<Path> siblings = Files.list(beside)) {
        for (Path sibling : siblings.sorted().toList()) {
          add(found, sibling, "beside it");
        }
      }
    }
    return found;
  }

  private static void add(Map<Path, String> found, Path home, String how) throws IOException {
    if (Files.isExecutable(home.resolve("bin/java"))
        && Files.isRegularFile(home.resolve("release"))) {
      Path real = home.toRealPath();
      found.merge(
          real,
          how,
          (old, now) -> now.equals("beside it") || old.contains(now) ? old : old + ", " + now);
    }
  }

  /** Version, vendor, and what can be made with it. */
  public static String describe(Path home) {
    try {
      Jdk jdk = Jdk.at(home);
      List<String> words = new ArrayList<>();
      words.add((jdk.version() + " " + jdk.vendor()).strip());
      words.add(Files.isExecutable(home.resolve("bin/jlink")) ? "jlink" : "no jlink");
      words.add(cache(jdk));
      if (Files.isExecutable(home.resolve("bin/native-image"))) {
        words.add("native-image");
      }
      return String.join(", ", words);
    } catch (IOException | AotException e) {
      return "unusable: " + e.getMessage();
    }
  }

  /** The kind of start-up cache that a JDK makes. */
  static String cache(Jdk jdk) {
    return CacheKind.of(jdk.feature())
        .map(
            kind ->
                kind == CacheKind.APP_CDS
                    ? "AppCDS" + (CacheKind.movable(jdk.feature()) ? "" : ", in place only")
                    : "AOT cache")
        .orElse("no start-up cache");
  }
}
