package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Javac;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A module on disk. After every compilation of a part it checks that the class files are, byte for
 * byte, those of plain javac called for all files.
 */
final class Module {
  private final Path dir;
  private final Path sources;
  private final Path classes;
  private final List<String> options;
  private final Compilations javac;
  private ModuleState state;
  private Map<String, String> reasons = new TreeMap<>();
  private int calls;
  private int needed;

  /** Without the rules: for the test that tests find what they are there for. */
  static boolean blind;

  Module(Path dir, String... options) {
    this(dir, new Javac(), List.of(options));
  }

  Module(Path dir, Compilations javac, List<String> options) {
    this.dir = dir;
    this.sources = dir.resolve("src");
    this.classes = dir.resolve("classes");
    this.options = new ArrayList<>(List.of("-g", "-proc:none", "-Xlint:none", "-nowarn"));
    this.options.addAll(options);
    this.options.addAll(List.of("-classpath", classes.toString()));
    this.javac = javac;
    try {
      Files.createDirectories(sources);
      Files.createDirectories(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the default directory layout; {@code A} is {@code A.java}. */
  Module file(String name, String text) {
    try {
      Path file = path(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return sources.resolve(name.endsWith(".java") ? name : name + ".java");
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that must be there. */
  Module edit(String name, String from, String to) {
    String text = read(name);
    assertTrue(text.contains(from), () -> name + " does not hold " + from);
    return file(name, text.replace(from, to));
  }

  Module delete(String name) {
    try {
      Files.delete(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles all of it and records. */
  Module built() {
    try {
      wipe(classes);
      Compiled all = javac.compile(request(Set.of(), files()));
      assertTrue(all.success(), () -> all.messages().toString());
      write(all.classes());
      state = roundTrip(ModuleState.of(all.uses(), digests(), this::bytes));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(classes.resolve(name + ".class"));
  }

  /** As the next build sees it. */
  private ModuleState roundTrip(ModuleState fresh) throws IOException {
    Path file = dir.resolve("state");
    StateFile.write(fresh, file);
    return StateFile.read(file).orElseThrow();
  }

  ModuleState state() {
    return state;
  }

  /** Compiles what is affected; these files, and no others, must have been. */
  Module compiles(String... names) {
    PartialOutcome outcome = partly();
    if (outcome instanceof PartialOutcome.Whole whole) {
      throw new AssertionError("the whole module: " + whole.why());
    }
    if (blind) {
      return this;
    }
    Set<String> expected = new TreeSet<>(List.of(names));
    Set<String> actual = new TreeSet<>();
    reasons.keySet().forEach(path -> actual.add(path.substring(0, path.length() - 5)));
    assertEquals(expected, actual, () -> "compiled because " + reasons);
    return this;
  }

  /** The reason for which a file was compiled last. */
  Module because(String name, String why) {
    if (!blind) {
      assertEquals(why, reasons.get(name + ".java"), reasons::toString);
    }
    return this;
  }

  /** It must not have been possible to compile a part. */
  Module wholly(String why) {
    PartialOutcome outcome = partly();
    assertEquals(new PartialOutcome.Whole(why), outcome);
    return this;
  }

  /** Compiles what is affected, takes it over and compares with a compilation of everything. */
  PartialOutcome partly() {
    try {
      PartialOutcome outcome = compiler(javac).compile(state, digests());
      if (outcome instanceof PartialOutcome.Done done) {
        needed = needed(done);
        for (String name : done.removed()) {
          Files.delete(classes.resolve(name + ".class"));
        }
        write(done.classes());
        state = roundTrip(done.next());
        reasons = new TreeMap<>();
        done.compiled().forEach((path, why) -> reasons.put(name(path), why));
        assertEquals(List.of(), differences(), () -> "after " + reasons);
      }
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int needed(PartialOutcome.Done done) throws IOException {
    int count = 0;
    for (Map.Entry<String, String> file : done.compiled().entrySet()) {
      boolean differs = file.getValue().equals("it changed") || file.getValue().equals("it is new");
      for (String type : done.next().classesOf(file.getKey())) {
        Path old = classes.resolve(type + ".class");
        differs |=
            !Files.exists(old) || !Arrays.equals(Files.readAllBytes(old), done.classes().get(type));
      }
      count += differs ? 1 : 0;
    }
    return count;
  }

  private PartialCompiler compiler(Compilations compilations) {
    return new PartialCompiler(
        request -> {
          calls++;
          return compilations.compile(request);
        },
        new PartialCompiler.Settings(options, "UTF-8", classes),
        !blind);
  }

  /** Names of all files. */
  List<String> names() throws IOException {
    return files().stream().map(this::name).toList();
  }

  boolean compilesAsAWhole() throws IOException {
    Path whole = dir.resolve("whole");
    wipe(whole);
    return plain(whole);
  }

  /** Files of the last compilation whose classes are others now, and those that were edited. */
  int needed() {
    return needed;
  }

  int calls() {
    return calls;
  }

  Map<String, String> reasons() {
    return reasons;
  }

  private String name(String path) {
    return sources.relativize(Path.of(path)).toString().replace('\\', '/');
  }

  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(sources)) {
      return all.filter(p -> p.toString().endsWith(".java")).map(Path::toString).sorted().toList();
    }
  }

  private Map<String, String> digests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String file : files()) {
      digests.put(file, Files.readString(Path.of(file)));
    }
    return digests;
  }

  private CompileRequest request(Set<String> hidden, List<String> files) {
    return new CompileRequest(options, "UTF-8", classes.toString(), hidden, files);
  }

  private void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = classes.resolve(file.getKey() + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Class files that differ from those of plain javac called for everything. */
  List<String> differences() throws IOException {
    Path whole = dir.resolve("whole");
    wipe(whole);
    if (!plain(whole)) {
      return List.of("the whole module does not compile");
    }
    Map<String, byte[]> expected = tree(whole);
    Map<String, byte[]> actual = tree(classes);
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    List<String> different = new ArrayList<>();
    for (String name : names) {
      if (!Arrays.equals(expected.get(name), actual.get(name))) {
        different.add(
            name
                + (expected.containsKey(name) ? "" : " is stale")
                + (actual.containsKey(name) ? "" : " is missing"));
      }
    }
    return different;
  }

  /** Plain javac, knowing nothing of parts. */
  boolean plain(Path out) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> plainOptions = new ArrayList<>(options);
    plainOptions.set(plainOptions.indexOf(classes.toString()), out.toString());
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(out.toFile()));
      return compiler
          .getTask(
              new StringWriter(),
              files,
              d -> {},
              plainOptions,
              null,
              files.getJavaFileObjectsFromStrings(files()))
          .call();
    }
  }

  private static Map<String, byte[]> tree(Path root) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  private static void wipe(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path :
            new ArrayList<>(new HashSet<>(all.toList()))
                .stream().sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(root);
  }
}
