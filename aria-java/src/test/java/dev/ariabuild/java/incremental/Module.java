package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.AbiReader;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

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
  private final List<Module> upstream = new ArrayList<>();
  private final Map<Module, EntryTables> seen = new HashMap<>();
  private int calls;
  private Tally.Counts counts = Tally.Counts.NONE;
  private final List<Path> jars = new ArrayList<>();
  private final Set<String> read = new TreeSet<>();
  private Set<String> readLast = Set.of();
  private boolean cutOff;
  private @Nullable Path jar;

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
    this.javac = javac;
    try {
      Files.createDirectories(sources);
      Files.createDirectories(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the classes of other modules on its class path, behind its own. */
  Module on(Module... others) {
    upstream.addAll(List.of(others));
    return this;
  }

  /** Puts archives that never change on its class path, behind everything else. */
  Module using(List<Path> archives) {
    jars.addAll(archives);
    return this;
  }

  /** The options with a class path that begins with the module's own classes. */
  private List<String> options(Path own) {
    List<String> all = new ArrayList<>(options);
    StringBuilder path = new StringBuilder(own.toString());
    upstream.forEach(other -> path.append(java.io.File.pathSeparator).append(other.place()));
    jars.forEach(archive -> path.append(java.io.File.pathSeparator).append(archive));
    all.addAll(List.of("-classpath", path.toString()));
    return all;
  }

  /** Where others find its classes. */
  private Path place() {
    return jar == null ? classes : jar;
  }

  /** From now on others find its classes in an archive. */
  Module inAJar() {
    jar = dir.resolve("classes.jar");
    try {
      pack();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pack() throws IOException {
    if (jar != null) {
      Files.deleteIfExists(jar);
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
        for (Map.Entry<String, byte[]> file : new TreeMap<>(tree(classes)).entrySet()) {
          out.putNextEntry(new ZipEntry(file.getKey().replace('\\', '/')));
          out.write(file.getValue());
        }
      }
    }
  }

  private Upstream upstream() throws IOException {
    List<Upstream.Entry> entries = new ArrayList<>();
    for (Module other : upstream) {
      EntryTables now = other.shown(readsNames());
      EntryTables before = seen.get(other);
      String name = other.dir.getFileName().toString();
      entries.add(
          before == null || before.fingerprint().equals(now.fingerprint())
              ? Upstream.Entry.unchanged(name, other.place())
              : new Upstream.Entry(name, other.place(), before, now));
    }
    jars.forEach(archive -> entries.add(Upstream.Entry.unchanged("an archive", archive)));
    return new Upstream(entries, readsNames());
  }

  private void see() throws IOException {
    for (Module other : upstream) {
      seen.put(other, other.shown(readsNames()));
    }
  }

  private boolean readsNames() {
    return options.contains("-parameters");
  }

  /** As the next build of another module sees it. */
  private EntryTables shown(boolean names) throws IOException {
    AbiReader reader = names ? AbiReader.JAVAC_WITH_NAMES : AbiReader.JAVAC;
    Path file = dir.resolve("entry");
    EntryTablesFile.write(EntryTables.read(place(), reader, any -> true), file);
    return EntryTablesFile.read(file).orElseThrow();
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
      see();
      pack();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) throws IOException {
    read.add(name);
    return Files.readAllBytes(classes.resolve(name + ".class"));
  }

  /** As the next build sees it. */
  private ModuleState roundTrip(ModuleState fresh) throws IOException {
    Path file = dir.resolve("state");
    StateFile.write(fresh, file);
    return StateFile.read(file, this::bytes).orElseThrow();
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
    try (Upstream around = upstream()) {
      read.clear();
      PartialOutcome outcome = compiler(javac).compile(state, digests(), around);
      readLast = Set.copyOf(read);
      if (outcome instanceof PartialOutcome.Done done) {
        ModuleState next = roundTrip(done.next()); // before others read classes through it
        counts = counts(done);
        cutOff = around.changed() && done.compiled().isEmpty();
        for (String name : done.removed()) {
          Files.delete(classes.resolve(name + ".class"));
        }
        write(done.classes());
        pack();
        state = next;
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

  private Tally.Counts counts(PartialOutcome.Done done) throws IOException {
    int needed = 0;
    Set<String> edited = new TreeSet<>();
    for (Map.Entry<String, String> file : done.compiled().entrySet()) {
      boolean isEdited =
          file.getValue().equals("it changed") || file.getValue().equals("it is new");
      if (isEdited) {
        edited.add(file.getKey());
      }
      needed += isEdited || madeOtherwise(done, file.getKey()) ? 1 : 0;
    }
    Set<String> gone = new TreeSet<>(state.sources().keySet());
    gone.removeAll(done.next().sources().keySet());
    Set<String> shown = shownOtherwise();
    OtherRules others = new OtherRules(state, edited, gone, shown);
    return new Tally.Counts(
        done.compiled().size(),
        needed,
        others.byShownClass(done.next()).size(),
        others.byClass().size(),
        edited.isEmpty() && gone.isEmpty() && shown.isEmpty() ? 0 : done.next().sources().size());
  }

  private boolean madeOtherwise(PartialOutcome.Done done, String path) throws IOException {
    for (String type : done.next().classesOf(path)) {
      if (!OnDisk.same(classes.resolve(type + ".class"), done.classes().get(type))) {
        return true;
      }
    }
    return false;
  }

  /** Classes of the class path that show something else than they did. */
  private Set<String> shownOtherwise() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Module other : upstream) {
      Map<String, Digest> before = new TreeMap<>(seen.get(other).members());
      Map<String, Digest> now = other.shown(readsNames()).members();
      Set<String> names = new TreeSet<>(before.keySet());
      names.addAll(now.keySet());
      names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
      names.stream()
          .filter(EntryTables::isClass)
          .forEach(name -> types.add(EntryTables.className(name)));
    }
    return types;
  }

  private PartialCompiler compiler(Compilations compilations) {
    return new PartialCompiler(
        request -> {
          calls++;
          return compilations.compile(request);
        },
        new PartialCompiler.Settings(options(classes), "UTF-8", classes),
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

  /** Files of the last compilation, by whoever's rules. */
  Tally.Counts counts() {
    return counts;
  }

  /** Whether something upstream showed something else, last time, and nothing was compiled. */
  boolean cutOff() {
    return cutOff;
  }

  /** Internal names of classes of which the last compilation of a part read the file. */
  Set<String> classesRead() {
    return readLast;
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
    return new CompileRequest(options(classes), "UTF-8", classes.toString(), hidden, files);
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
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(out.toFile()));
      return compiler
          .getTask(
              new StringWriter(),
              files,
              d -> {},
              options(out),
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
