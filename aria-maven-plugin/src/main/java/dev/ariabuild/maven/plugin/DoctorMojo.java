package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.image.Target;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.ArchiveKind;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.Named;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Says what is installed (JDKs, jlink, objcopy, GraalVM, Git, native libraries of the cache), what
 * each profile would use of it, and what is missing.
 */
@Mojo(name = "doctor", aggregator = true, requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractMojo {
  private final ToolchainManager toolchains;
  private final List<String> problems = new ArrayList<>();

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  DoctorMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Host host = new Host(session, getLog());
    Settings settings = host.settings(profile);
    Machine machine = new Machine(System.getenv());
    try {
      Path ships = Jdks.choose(jdk, toolchains, session);
      if (host.extension().isEmpty()) {
        problem(
            "the core extension is not active: nothing is skipped or restored; add"
                + " dev.ariabuild:aria-maven-extension to .mvn/extensions.xml");
      }
      jdks(machine, ships);
      tools(machine, host);
      cache(settings.cacheDir(host.root()));
      profiles(machine, settings, ships);
    } catch (IOException e) {
      throw new MojoExecutionException("this machine cannot be looked at: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
    problems.forEach(getLog()::warn);
    getLog()
        .info(
            problems.isEmpty()
                ? "doctor    nothing is missing"
                : "doctor    " + problems.size() + " things to look at, above");
  }

  private void jdks(Machine machine, Path ships) throws IOException {
    List<Path> named = new ArrayList<>();
    for (Toolchain toolchain : toolchains.getToolchains(session, "jdk", null)) {
      @Nullable String java = toolchain.findTool("java");
      @Nullable Path bin = java == null ? null : Path.of(java).toAbsolutePath().getParent();
      @Nullable Path home = bin == null ? null : bin.getParent();
      if (home != null) {
        named.add(home);
      }
    }
    machine
        .jdks(ships, named)
        .forEach(
            (home, how) -> line("jdk", Machine.describe(home) + ": " + home + " (" + how + ")"));
    if (!Files.isExecutable(ships.resolve("bin/jlink"))) {
      problem(
          "the JDK that ships, "
              + ships
              + ", has no jlink: set JAVA_HOME, a toolchain or -Daria.jdk to a full JDK");
    }
  }

  private void tools(Machine machine, Host host) throws InterruptedException {
    line("git", machine.program("git").map(Path::toString).orElse("none"));
    line("commit", host.git().summary());
    line(
        "objcopy",
        machine
            .program("objcopy")
            .map(Path::toString)
            .orElse("none: symbol bundles hold no symbols of native libraries"));
    line(
        "graalvm",
        machine
            .nativeImage()
            .map(Path::toString)
            .orElse("none: backend = \"native-image\" cannot be used"));
    line("dpkg", machine.program("dpkg-deb").map(Path::toString).orElse("none, and not needed"));
  }

  private void cache(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      line("cache", folder + " (not there yet)");
      return;
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    line("cache", folder + ", " + Sizes.of(free) + " free");
    if (!Files.isWritable(folder)) {
      problem("the cache folder " + folder + " cannot be written: nothing is stored");
    }
    line("zstd", natives(folder, "zstd", "its library is unpacked at the first build"));
    line("sqlite", natives(folder, "sqlite", "its library is unpacked at the first build"));
  }

  private static String natives(Path cache, String word, String otherwise) throws IOException {
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

  private void profiles(Machine machine, Settings settings, Path ships) throws IOException {
    for (Profile each : settings.profiles().values()) {
      if (each.get(Schema.TYPECHECK_ONLY)) {
        line("profile", each.name() + ": checks types, makes no image");
        continue;
      }
      line("profile", each.name() + ": " + uses(each, ships));
      boolean chosen = each.name().equals(settings.profile().name());
      if (each.backend() == Backend.NATIVE_IMAGE && machine.nativeImage().isEmpty()) {
        problem(
            "profile "
                + each.name()
                + " wants native-image: install a GraalVM and set GRAALVM_HOME, or choose backend"
                + " = \"aot-cache\"");
      }
      if (chosen
          && each.archives().contains(ArchiveKind.DEB)
          && !Target.current().os().equals("linux")) {
        problem("profile " + each.name() + " wants a Debian package, which is made on Linux alone");
      }
    }
  }

  private static String uses(Profile each, Path ships) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(each.backend().text());
    if (each.backend() == Backend.AOT_CACHE) {
      try {
        words.add(Machine.cache(Jdk.at(ships)));
      } catch (AotException e) {
        words.add("no start-up cache: " + e.text());
      }
    }
    words.add("opt-level " + each.optLevel().text());
    words.add("lto " + each.lto().text());
    words.add("strip " + each.strip().text());
    words.add("debug " + each.debug().text());
    words.add("symbols " + each.symbols().text());
    words.add(
        each.archives().isEmpty()
            ? "no archive"
            : each.archives().stream().map(Named::text).collect(Collectors.joining(" + ")));
    return String.join(", ", words);
  }

  private void problem(String text) {
    problems.add(text);
  }

  private void line(String name, String value) {
    getLog().info(String.format(Locale.ROOT, "%-9s %s", name, value));
  }
}
