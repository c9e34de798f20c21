package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.symbol.BuildId;
import dev.ariabuild.aot.symbol.Mapping;
import dev.ariabuild.aot.symbol.Mappings;
import dev.ariabuild.aot.symbol.Symbolicator;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs a program before and after stripping, in JVMs of their own, and reads the traces back. */
final class RoundTrip {
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private final Path work;
  private final List<Path> plain = new ArrayList<>();
  private final List<Path> stripped = new ArrayList<>();
  private final Map<BuildId, Mapping> mappings = new LinkedHashMap<>();

  RoundTrip(Path work) {
    this.work = work;
  }

  RoundTrip jar(String name, Map<String, byte[]> entries) throws Exception {
    return jar(Jars.pack(work.resolve(name), entries));
  }

  RoundTrip jar(Path jar) throws Exception {
    Path target = work.resolve("stripped-" + jar.getFileName());
    JarStripper.Report report =
        new JarStripper(StripPlan.of(Strip.SYMBOLS, DebugInfo.NONE), TIME).strip(jar, target);
    report.mapping().ifPresent(mapping -> mappings.put(mapping.id(), mapping));
    plain.add(jar);
    stripped.add(target);
    return this;
  }

  String before(String main, String... options) throws Exception {
    return run(plain, main, options);
  }

  String after(String main, String... options) throws Exception {
    return run(stripped, main, options);
  }

  Mapping mapping() {
    return mappings.values().iterator().next();
  }

  Path stripped() {
    return stripped.get(0);
  }

  /** The trace as the symbols read it. */
  String back(String trace) throws Exception {
    Path file = Files.writeString(work.resolve("trace.txt"), trace);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Symbolicator.run(file, known(mappings), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static Mappings known(Map<BuildId, Mapping> mappings) {
    return new Mappings() {
      @Override
      public Map<BuildId, Mapping> find(Set<BuildId> wanted) {
        Map<BuildId, Mapping> found = new LinkedHashMap<>(mappings);
        found.keySet().retainAll(wanted);
        return found;
      }

      @Override
      public String name() {
        return "the symbols of the test";
      }
    };
  }

  private String run(List<Path> jars, String main, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Jdk.at(Path.of(System.getProperty("java.home"))).tool("java").toString());
    // messages of NullPointerException name variables, and those are gone
    command.addAll(List.of("-XX:-ShowCodeDetailsInExceptionMessages", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(jars.stream().map(Path::toString).collect(Collectors.joining(":")));
    command.add(main);
    Path out = Files.createTempFile(work, "run", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    process.waitFor();
    return Files.readString(out);
  }
}
