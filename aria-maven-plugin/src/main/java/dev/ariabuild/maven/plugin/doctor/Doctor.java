package dev.ariabuild.maven.plugin.doctor;

import dev.ariabuild.engine.config.BuildKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.host.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a machine and a build. */
public final class Doctor {
  private final Host host;
  private final Settings settings;
  private final Machine machine;
  private final List<String> jvmArguments;

  /**
   * For one build on one machine.
   *
   * @param jvmArguments with which the JVM that runs Maven was started
   */
  public Doctor(Host host, Settings settings, Machine machine, List<String> jvmArguments) {
    this.host = host;
    this.settings = settings;
    this.machine = machine;
    this.jvmArguments = List.copyOf(jvmArguments);
  }

  /**
   * What is there and what is missing.
   *
   * @param ships home of the JDK whose runtime ships
   * @param toolchains homes of other JDKs that Maven knows
   * @throws IOException if a folder cannot be listed
   */
  public Findings findings(Path ships, List<Path> toolchains)
      throws IOException, InterruptedException {
    Findings found = new Findings();
    if (host.extension().isEmpty()) {
      found.problem(
          "the core extension is not active: nothing is skipped or restored; add"
              + " dev.ariabuild:aria-maven-extension to .mvn/extensions.xml");
    }
    jdks(found, ships, toolchains);
    tools(found);
    cache(found, settings.cacheDir(host.root()));
    new ProfileNeeds(machine, ships).add(found, settings);
    QuickCompiler.advice(jvmArguments, settings.get(BuildKeys.JIT))
        .ifPresent(advice -> found.line("advice", advice));
    return found;
  }

  private void jdks(Findings found, Path ships, List<Path> toolchains) throws IOException {
    machine
        .jdks(ships, toolchains)
        .forEach(
            (home, how) ->
                found.line("jdk", Machine.describe(home) + ": " + home + " (" + how + ")"));
    if (!Files.isExecutable(ships.resolve("bin/jlink"))) {
      found.problem(
          "the JDK that ships, "
              + ships
              + ", has no jlink: set JAVA_HOME, a toolchain or -Daria.jdk to a full JDK");
    }
  }

  private void tools(Findings found) throws InterruptedException {
    found.line("git", program("git", "none"));
    found.line("commit", host.git().summary());
    found.line(
        "objcopy", program("objcopy", "none: symbol bundles hold no symbols of native libraries"));
    found.line(
        "graalvm",
        machine
            .nativeImage()
            .map(Path::toString)
            .orElse("none: backend = \"native-image\" cannot be used"));
    found.line("dpkg", program("dpkg-deb", "none, and not needed"));
  }

  private String program(String name, String otherwise) {
    return machine.program(name).map(Path::toString).orElse(otherwise);
  }

  private static void cache(Findings found, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      found.line("cache", folder + " (not there yet)");
      return;
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    found.line("cache", folder + ", " + Sizes.of(free) + " free");
    if (!Files.isWritable(folder)) {
      found.problem("the cache folder " + folder + " cannot be written: nothing is stored");
    }
    found.line("zstd", library(folder, "zstd"));
    found.line("sqlite", library(folder, "sqlite"));
  }

  private static String library(Path cache, String word) throws IOException {
    String otherwise = "its library is unpacked at the first build";
    Path folder = cache.resolve("natives");
    if (!Files.isDirectory(folder)) {
      return otherwise;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains(word))
          .sorted()
          .findFirst()
          .orElse(otherwise);
    }
  }
}
