package dev.ariabuild.aot.runtime;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Links a runtime of some modules with a JDK's {@code jlink}.
 *
 * @param modules JDK modules; those they require come with them
 * @param optLevel how hard the runtime is compressed
 * @param stripDebug drop the JDK's own line numbers and variable names
 * @param defaultCds dump the JVM's default archive: AppCDS needs it, an AOT cache replaces it
 * @param other the JDK of another platform, whose modules are linked; empty: this JDK's own
 * @param runner command that runs programs of that platform here
 */
public record RuntimeLinker(
    Jdk jdk,
    SortedSet<String> modules,
    OptLevel optLevel,
    boolean stripDebug,
    boolean defaultCds,
    Optional<Jdk> other,
    List<String> runner) {
  /** JDK 21 took over zip-0 to zip-9. */
  private static final int ZIP_LEVELS = 21;

  /** Digest of all that the linked runtime depends on. */
  public Digest key() {
    Hasher hasher = new Hasher().add("runtime-1").add(jdk.version()).add(jdk.vendor());
    hasher.add(jdk.home().toString());
    other.ifPresent(jdk -> hasher.add(jdk.version()).add(jdk.vendor()).add(jdk.home().toString()));
    arguments(Path.of("runtime")).forEach(hasher::add);
    return hasher.add(defaultCds).digest();
  }

  /** Links into a folder that does not exist yet. */
  public void link(Path target) throws IOException, InterruptedException, AotException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    jdk.tool("jlink");
    jdk.run("jlink", arguments(target));
    if (defaultCds) {
      Jdk from = other.orElse(jdk);
      new Jdk(target, from.version(), from.vendor(), from.feature(), from.os(), from.arch())
          .run(runner, "java", List.of("-Xshare:dump"));
    }
  }

  /** What jlink is told. */
  public List<String> arguments(Path target) {
    List<String> arguments = new ArrayList<>();
    other.ifPresent(
        jdk -> {
          arguments.add("--module-path");
          arguments.add(jdk.home().resolve("jmods").toString());
        });
    arguments.add("--add-modules");
    arguments.add(String.join(",", modules));
    arguments.add("--output");
    arguments.add(target.toString());
    arguments.add("--no-header-files");
    arguments.add("--no-man-pages");
    String compression = compression();
    if (!compression.isEmpty()) {
      arguments.add("--compress=" + compression);
    }
    if (stripDebug) {
      arguments.add("--strip-java-debug-attributes");
    }
    return arguments;
  }

  private String compression() {
    boolean levels = jdk.feature() >= ZIP_LEVELS;
    return switch (optLevel) {
      case NONE, SOME -> "";
      case MORE, MOST -> levels ? "zip-6" : "2";
      case SIZE, SMALLEST -> levels ? "zip-9" : "2";
    };
  }
}
