package dev.ariabuild.java.incremental;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Javac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A module on disk. After every compilation of a part it checks that the class files are, byte for
 * byte, those of plain javac called for all files.
 */
final class Module {
  private final Path dir;
  private final SourceFolder sources;
  private final ClassFolder classes;
  private final ClassPath classPath;
  private final List<String> options;
  private final Compilations javac;
  private ModuleState state;
  private Map<String, String> reasons = new TreeMap<>();
  private int calls;
  private Tally.Counts counts = Tally.Counts.NONE;
  private Set<String> readLast = Set.of();
  private boolean cutOff;
  private PlainJavac.Said said = SILENT;

  private static final PlainJavac.Said SILENT = new PlainJavac.Said(true, Map.of());

  /** Without the rules: for the test that tests find what they are there for. */
  static boolean blind;

  /** How a check compiles; null for a build. */
  static @Nullable UnaryOperator<Compilations> check;

  Module(Path dir, String... options) {
    this(dir, new Javac(), List.of(options));
  }

  Module(Path dir, Compilations javac, List<String> options) {
    this.dir = dir;
    this.sources = new SourceFolder(dir.resolve("src"));
    this.classes = new ClassFolder(dir);
    this.classPath = new ClassPath(options.contains("-parameters"));
    this.options =
        new ArrayList<>(List.of("-g", "-proc:none", "-Xlint:all", "-Xmaxwarns", "1000000"));
    this.options.addAll(options);
    this.javac = check == null ? javac : check.apply(javac);
    try {
      Files.createDirectories(sources.root());
      Files.createDirectories(classes.root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- what it is made of

  /** Puts the classes of other modules on its class path, behind its own. */
  Module on(Module... others) {
    classPath.add(List.of(others));
    return this;
  }

  /** Puts archives that never change on its class path, behind everything else. */
  Module using(List<Path> archives) {
    classPath.using(archives);
    return this;
  }

  /** From now on others find its classes in an archive. */
  Module inAJar() {
    try {
      classes.inAJar();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the default directory layout; {@code A} is {@code A.java}. */
  Module file(String name, String text) {
    sources.write(name, text);
    return this;
  }

  /** Replaces a text that must be there. */
  Module edit(String name, String from, String to) {
    sources.edit(name, from, to);
    return this;
  }

  Module delete(String name) {
    sources.delete(name);
    return this;
  }

  String read(String name) {
    return sources.read(name);
  }

  // --- how it is compiled

  /** Compiles all of it and records. */
  Module built() {
    try {
      new FileTree(classes.root).wipe();
      Compiled all = all(classes.root);
      assertTrue(all.success(), () -> all.messages().toString());
      classes.write(all.classes());
      ModuleState first = ModuleState.of(all.uses(), sources.digests(), classes::bytes);
      state = roundTrip(check == null ? first : first.asVerified());
      classPath.see();
      classes.pack();
      said = plain(new FileTree(dir.resolve("whole")).wipe());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Compiled all(Path out) throws IOException {
    return javac.compile(
        new CompileRequest(options(out), UTF_8.name(), out.toString(), Set.of(), sources.files()));
  }

  /** As the next build sees it. */
  private ModuleState roundTrip(ModuleState fresh) throws IOException {
    Path file = dir.resolve("state");
    StateFile.write(fresh, file);
    return StateFile.read(file, classes::bytes).orElseThrow();
  }

  /** Compiles what is affected; these files, and no others, must have been. */
  Module compiles(String... names) {
    PartialOutcome outcome = partly();
    if (outcome instanceof PartialOutcome.Whole whole) {
      throw new AssertionError("the whole module: " + whole.why());
    }
    if (blind || check != null) {
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
    if (!blind && check == null) {
      assertEquals(why, reasons.get(name + ".java"), reasons::toString);
    }
    return this;
  }

  /** It must not have been possible to compile a part. */
  Module wholly(String why) {
    PartialOutcome outcome = partly();
    if (check == null) {
      assertEquals(new PartialOutcome.Whole(why), outcome);
    }
    return this;
  }

  /** Compiles what is affected, takes it over and compares with a compilation of everything. */
  PartialOutcome partly() {
    try (Upstream around = classPath.upstream(classes.root)) {
      classes.takeRead();
      PartialOutcome outcome = compiler().compile(state, sources.digests(), around);
      readLast = classes.takeRead();
      if (outcome instanceof PartialOutcome.Done done) {
        ModuleState next = roundTrip(done.next()); // before others read classes through it
        FileTree whole = new FileTree(dir.resolve("whole")).wipe();
        PlainJavac.Said now = plain(whole);
        Set<String> otherwise = now.otherwise(said);
        counts = Tally.Counts.of(state, done, classes, otherwise, classPath.shownOtherwise());
        cutOff = around.changed() && done.compiled().isEmpty();
        classes.delete(done.removed());
        classes.write(done.classes());
        classes.pack();
        state = next;
        classPath.see();
        reasons = new TreeMap<>();
        done.compiled().forEach((path, why) -> reasons.put(sources.name(path), why));
        assertTrue(now.success(), "the whole module does not compile");
        assertEquals(
            List.of(), new FileTree(classes.root).differences(whole), () -> "after " + reasons);
        assertEquals(
            now.warnings(),
            said.replaced(done.compiled().keySet(), done.messages(), sources.files()).warnings(),
            () -> "what javac warns of, after " + reasons);
        said = now;
      }
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PartialCompiler compiler() {
    return new PartialCompiler(
        request -> {
          calls++;
          return javac.compile(request);
        },
        new PartialCompiler.Settings(options(classes.root), UTF_8.name(), classes.root),
        !blind);
  }

  /** The options with a class path that begins with the module's own classes. */
  private List<String> options(Path own) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-classpath", classPath.behind(own)));
    return all;
  }

  boolean compilesAsAWhole() throws IOException {
    return plain(new FileTree(dir.resolve("whole")).wipe()).success();
  }

  /** Plain javac called for everything. */
  private PlainJavac.Said plain(FileTree out) throws IOException {
    if (check != null) {
      Compiled all = all(out.root());
      all.classes()
          .forEach((name, bytes) -> FileTree.write(out.root().resolve(name + ".class"), bytes));
      return PlainJavac.Said.of(all);
    }
    List<String> all = options(out.root());
    all.addAll(List.of("-d", out.root().toString()));
    return PlainJavac.said(all, sources.files());
  }

  // --- what became of it

  String name() {
    return dir.getFileName().toString();
  }

  ClassFolder classes() {
    return classes;
  }

  ModuleState state() {
    return state;
  }

  /** Names of all files. */
  List<String> names() throws IOException {
    return sources.files().stream().map(sources::name).toList();
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
}
