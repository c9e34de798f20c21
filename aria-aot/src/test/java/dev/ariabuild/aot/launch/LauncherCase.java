package dev.ariabuild.aot.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.cache.CacheKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An image, started by the real shell with real tools; only java is a stand-in that prints what it
 * was given.
 */
abstract class LauncherCase {
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  static final String PRINTER =
      "#!/bin/sh\nfor a in \"$@\"; do printf '[%s]\\n' \"$a\"; done\nexit ${CODE:-0}\n";

  @TempDir Path work;
  Path image;
  Path state;
  final Map<String, String> env = new TreeMap<>();

  @BeforeEach
  void assemble() throws Exception {
    image = Files.createDirectories(work.resolve("a place with $pace & 'quotes'/image"));
    state = Files.createDirectory(work.resolve("state"));
    env.put("XDG_RUNTIME_DIR", state.toString());
    for (String folder : List.of("bin", "lib", "runtime/bin")) {
      Files.createDirectories(image.resolve(folder));
    }
    program(image.resolve("runtime/bin/java"), PRINTER);
    Files.writeString(image.resolve("runtime/release"), "JAVA_VERSION=99");
    jar("a.jar", "a1");
    jar("b-it's.jar", "b1");
    Files.writeString(image.resolve("app.aot"), "cache");
    bind(CacheKind.AOT, Optional.empty());
  }

  void jar(String name, String content) throws IOException {
    Path jar = image.resolve("lib").resolve(name);
    Files.writeString(jar, content);
    Files.setLastModifiedTime(jar, FileTime.from(TIME));
  }

  static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  static String sha(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  void bind(CacheKind kind, Optional<String> place) throws Exception {
    bind(kind, place, true, true);
  }

  void bind(CacheKind kind, Optional<String> place, boolean placed, boolean profiled)
      throws Exception {
    TreeMap<String, String> digests = new TreeMap<>();
    for (String file : List.of("lib/a.jar", "lib/b-it's.jar", "app.aot", "runtime/release")) {
      digests.put(file, sha(Files.readAllBytes(image.resolve(file))));
    }
    write(
        Optional.of(
            new CacheBinding("app.aot", kind, "JDK 99", digests, TIME, place, placed, profiled)));
  }

  void write(Optional<CacheBinding> binding) throws IOException {
    if (binding.isPresent()) {
      Files.writeString(image.resolve(binding.get().sumsFile()), binding.get().sums());
    }
    Launcher launcher =
        new Launcher(
            "app",
            "p.Main",
            List.of("b-it's.jar", "a.jar"),
            List.of("-Dx=1 2"),
            false,
            binding,
            "it was not trained");
    program(image.resolve("bin/app"), launcher.text());
  }

  /** What a start printed. */
  record Start(int code, String out, String err) {
    boolean usesCache() {
      return out.contains("[-XX:AOTCache=");
    }
  }

  Start start(String... arguments) throws Exception {
    return start(image.resolve("bin/app"), arguments);
  }

  Start start(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(work, "out", "");
    Path err = Files.createTempFile(work, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_"));
    builder.environment().putAll(env);
    int code = builder.start().waitFor();
    return new Start(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  static int digests(Path tools) throws IOException {
    return Files.readAllLines(tools.resolve("count")).size();
  }
}
