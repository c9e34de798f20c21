package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.uses.RecorderPlugin;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Javac;
import dev.ariabuild.java.worker.ProcessRequest;
import dev.ariabuild.java.worker.Processed;
import dev.ariabuild.java.worker.Worker;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A module with annotation processors on disk. First compiled by plain javac with the recorder
 * plugged in, as a build tool does it. After every compilation of a part it checks that generated
 * files and classes are, byte for byte, those of plain javac called for everything.
 */
final class ProcessedSources {
  private final Path dir;
  private final Path sources;
  private final Path classes;
  private final Path generated;
  private final Path processors;
  private final Compilations javac;
  private ModuleState state;
  private Map<String, String> reasons = new TreeMap<>();
  private Set<String> given = new TreeSet<>();
  private final Path jdk;
  private final Path library;
  private Optional<EntryTables> seen = Optional.empty();

  ProcessedSources(Path dir, Path processors) {
    this(dir, processors, new Javac(), Path.of(System.getProperty("java.home")));
  }

  /**
   * On another JDK.
   *
   * @param javac of that JDK
   */
  ProcessedSources(Path dir, Path processors, Compilations javac, Path jdk) {
    this.jdk = jdk;
    this.library = dir.resolve("library");
    this.dir = dir;
    this.sources = dir.resolve("src");
    this.classes = dir.resolve("classes");
    this.generated = dir.resolve("generated");
    this.processors = processors;
    this.javac = javac;
  }

  ProcessedSources file(String name, String text) {
    try {
      Path file = path(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file among the classes that nobody makes. */
  ProcessedSources resource(String name, String text) {
    write(classes.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Replaces the only class of a library that is on the class path. */
  ProcessedSources library(String name, String text) {
    try {
      wipe(library);
      Path file = dir.resolve(name + ".java");
      Files.writeString(file, text);
      assertEquals(
          0,
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-g", "-d", library.toString(), file.toString()));
      Files.delete(file);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Upstream upstream() throws IOException {
    if (!Files.exists(library)) {
      return new Upstream(List.of(), false);
    }
    EntryTables now = EntryTables.read(library, AbiReader.PROCESSORS, any -> true);
    Upstream.Entry entry =
        seen.isEmpty() || seen.get().fingerprint().equals(now.fingerprint())
            ? Upstream.Entry.unchanged("library", library)
            : new Upstream.Entry("library", library, seen.get(), now);
    return new Upstream(List.of(entry), false);
  }

  private void see() throws IOException {
    if (Files.exists(library)) {
      seen = Optional.of(EntryTables.read(library, AbiReader.PROCESSORS, any -> true));
    }
  }

  private Path path(String name) {
    return sources.resolve(name + ".java");
  }

  ProcessedSources edit(String name, String from, String to) {
    try {
      String text = Files.readString(path(name));
      assertTrue(text.contains(from), () -> name + " does not hold " + from);
      return file(name, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessedSources delete(String name) {
    try {
      Files.delete(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles all of it as a build tool does; nothing is known of what the processors did. */
  ProcessedSources built() {
    try {
      Path uses = dir.resolve("uses");
      assertTrue(
          plain(
              classes,
              generated,
              List.of("-Xplugin:" + RecorderPlugin.NAME + " " + uses.toUri()),
              Worker.ownPlace()));
      Path record = dir.resolve("record");
      RecordFile.write(Files.readAllBytes(uses), digests(), record);
      state =
          RecordFile.read(
                  record,
                  name -> Files.readAllBytes(classes.resolve(name + ".class")),
                  Optional.of(generated))
              .orElseThrow();
      see();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Follows the processors, which must be possible. */
  ProcessedSources verified() {
    try {
      state = compiler().verified(state, digests()).orElseThrow();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean verifies() throws IOException {
    return compiler().verified(state, digests()).isPresent();
  }

  /** Compiles what is affected; these files, and no others, must have been. */
  ProcessedSources compiles(String... names) {
    PartialOutcome outcome = partly();
    if (outcome instanceof PartialOutcome.Whole whole) {
      throw new AssertionError("the whole module: " + whole.why());
    }
    Set<String> actual = new TreeSet<>();
    reasons.keySet().forEach(path -> actual.add(path.substring(0, path.length() - 5)));
    assertEquals(new TreeSet<>(List.of(names)), actual, () -> "compiled because " + reasons);
    return this;
  }

  /** The files that processors were given last. */
  ProcessedSources given(String... names) {
    assertEquals(new TreeSet<>(List.of(names)), given);
    return this;
  }

  ProcessedSources because(String name, String why) {
    assertEquals(why, reasons.get(name + ".java"), reasons::toString);
    return this;
  }

  /** It must not have been possible to compile a part; everything stays as it was. */
  ProcessedSources wholly(String why) {
    try {
      Map<String, byte[]> before = tree(dir);
      PartialOutcome outcome = partly();
      assertTrue(outcome instanceof PartialOutcome.Whole, outcome::toString);
      assertEquals(why, ((PartialOutcome.Whole) outcome).why());
      Map<String, byte[]> after = tree(dir);
      assertEquals(before.keySet(), after.keySet());
      before.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, after.get(name)), name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles what is affected, or everything; whether it was a part. */
  boolean partlyOrWholly() {
    if (partly() instanceof PartialOutcome.Done) {
      return true;
    }
    built();
    return false;
  }

  private PartialOutcome partly() {
    try (Upstream around = upstream()) {
      given = new TreeSet<>();
      PartialOutcome outcome = compiler().compile(state, digests(), around);
      if (outcome instanceof PartialOutcome.Done done) {
        for (String name : done.removed()) {
          Files.delete(classes.resolve(name + ".class"));
        }
        for (String path : done.removedFiles()) {
          Files.delete(Path.of(path));
        }
        done.classes().forEach((name, bytes) -> write(classes.resolve(name + ".class"), bytes));
        done.files().forEach((path, bytes) -> write(Path.of(path), bytes));
        Path file = dir.resolve("state");
        StateFile.write(done.next(), file);
        state =
            StateFile.read(file, name -> Files.readAllBytes(classes.resolve(name + ".class")))
                .orElseThrow();
        see();
        reasons = new TreeMap<>();
        done.compiled().forEach((path, why) -> reasons.put(name(path), why));
        assertEquals(List.of(), differences(), () -> "after " + reasons);
      }
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PartialCompiler compiler() throws IOException {
    Set<String> left = new TreeSet<>();
    for (Path root : List.of(classes, generated)) {
      tree(root).keySet().forEach(name -> left.add(root.resolve(name).toString()));
    }
    List<String> options = new ArrayList<>(List.of("-proc:none"));
    options.addAll(options(classes));
    return new PartialCompiler(
        watched(),
        new PartialCompiler.Settings(
            options,
            "UTF-8",
            classes,
            Optional.of(
                new PartialCompiler.Processors(
                    ProcessorPath.read(List.of(processors), List.of()), generated, left))));
  }

  /** Notes what processors are given. */
  private Compilations watched() {
    return new Compilations() {
      @Override
      public Compiled compile(CompileRequest request) throws IOException {
        return javac.compile(request);
      }

      @Override
      public Processed process(ProcessRequest request) throws IOException {
        given = new TreeSet<>();
        request
            .sources()
            .forEach(path -> given.add(name(path).substring(0, name(path).length() - 5)));
        return javac.process(request);
      }
    };
  }

  private List<String> options(Path output) {
    return List.of(
        "-g",
        "-nowarn",
        "-classpath",
        output + File.pathSeparator + processors + File.pathSeparator + library);
  }

  private String name(String path) {
    Path file = Path.of(path);
    Path root = file.startsWith(generated) ? generated : sources;
    return root.relativize(file).toString().replace('\\', '/');
  }

  private Map<String, String> digests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String name : tree(sources).keySet()) {
      Path file = sources.resolve(name);
      digests.put(file.toString(), Files.readString(file));
    }
    return digests;
  }

  /** Plain javac, knowing nothing of parts. */
  private boolean plain(Path output, Path made, List<String> more, Path... path)
      throws IOException {
    wipe(output);
    wipe(made);
    List<String> call = new ArrayList<>(options(output));
    call.addAll(more);
    StringBuilder processorPath = new StringBuilder(processors.toString());
    for (Path entry : path) {
      processorPath.append(File.pathSeparator).append(entry);
    }
    call.addAll(List.of("-processorpath", processorPath.toString()));
    call.addAll(List.of("-d", output.toString(), "-s", made.toString(), "-encoding", "UTF-8"));
    tree(sources).keySet().forEach(name -> call.add(sources.resolve(name).toString()));
    if (!jdk.equals(Path.of(System.getProperty("java.home")))) {
      call.add(0, jdk.resolve("bin/javac").toString());
      Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.onExit().join().exitValue() == 0;
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    return ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, call.toArray(String[]::new))
        == 0;
  }

  private List<String> differences() throws IOException {
    Path wholeClasses = dir.resolve("whole/classes");
    Path wholeGenerated = dir.resolve("whole/generated");
    if (!plain(wholeClasses, wholeGenerated, List.of())) {
      return List.of("the whole module does not compile");
    }
    List<String> different = new ArrayList<>();
    compare(wholeClasses, classes, different);
    compare(wholeGenerated, generated, different);
    wipe(dir.resolve("whole"));
    Files.delete(dir.resolve("whole"));
    return different;
  }

  private static void compare(Path expected, Path actual, List<String> different)
      throws IOException {
    Map<String, byte[]> left = tree(expected);
    Map<String, byte[]> right = tree(actual);
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      if (!Arrays.equals(left.get(name), right.get(name))) {
        different.add(
            name
                + (left.containsKey(name) ? "" : " is stale")
                + (right.containsKey(name) ? "" : " is missing"));
      }
    }
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> tree(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.filter(Files::isRegularFile).toList()) {
          files.put(root.relativize(path).toString(), Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  private static void wipe(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(root);
  }
}
