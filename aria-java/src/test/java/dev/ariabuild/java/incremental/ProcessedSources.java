package dev.ariabuild.java.incremental;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.uses.RecorderPlugin;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Javac;
import dev.ariabuild.java.worker.ProcessRequest;
import dev.ariabuild.java.worker.Processed;
import dev.ariabuild.java.worker.Worker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A module with annotation processors on disk. First compiled by plain javac with the recorder
 * plugged in, as a build tool does it. After every compilation of a part it checks that generated
 * files and classes are, byte for byte, those of plain javac called for everything.
 */
final class ProcessedSources {
  private final Path dir;
  private final SourceFolder sources;
  private final Path classes;
  private final Path generated;
  private final Library library;
  private final Path processors;
  private final Compilations javac;
  private final PlainJavac plainJavac;
  private ModuleState state;
  private Map<String, String> reasons = new TreeMap<>();
  private Set<String> given = new TreeSet<>();

  ProcessedSources(Path dir, Path processors) {
    this(dir, processors, new Javac(), new PlainJavac());
  }

  /**
   * On another JDK.
   *
   * @param javac of that JDK, as the plain one
   */
  ProcessedSources(Path dir, Path processors, Compilations javac, PlainJavac plainJavac) {
    this.dir = dir;
    this.sources = new SourceFolder(dir.resolve("src"));
    this.classes = dir.resolve("classes");
    this.generated = dir.resolve("generated");
    this.library = new Library(dir.resolve("library"));
    this.processors = processors;
    this.javac = javac;
    this.plainJavac = plainJavac;
  }

  // --- what it is made of

  ProcessedSources file(String name, String text) {
    sources.write(name, text);
    return this;
  }

  /** A file among the classes that nobody makes. */
  ProcessedSources resource(String name, String text) {
    FileTree.write(classes.resolve(name), text.getBytes(UTF_8));
    return this;
  }

  /** Replaces the only class of a library that is on the class path. */
  ProcessedSources library(String name, String text) {
    try {
      library.replace(name, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessedSources edit(String name, String from, String to) {
    sources.edit(name, from, to);
    return this;
  }

  ProcessedSources delete(String name) {
    sources.delete(name);
    return this;
  }

  // --- how it is compiled

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
      RecordFile.write(Files.readAllBytes(uses), sources.digests(), record);
      state = RecordFile.read(record, this::bytes, Optional.of(generated)).orElseThrow();
      library.see();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(classes.resolve(name + ".class"));
  }

  /** Follows the processors, which must be possible. */
  ProcessedSources verified() {
    try {
      state = compiler().verified(state, sources.digests()).orElseThrow();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean verifies() throws IOException {
    return compiler().verified(state, sources.digests()).isPresent();
  }

  /** Compiles what is affected; these files, and no others, must have been. */
  ProcessedSources compiles(String... names) {
    PartialOutcome outcome = partly();
    if (outcome instanceof PartialOutcome.Whole whole) {
      throw new AssertionError("the whole module: " + whole.why());
    }
    Set<String> actual = new TreeSet<>();
    reasons.keySet().forEach(path -> actual.add(withoutEnding(path)));
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
      Map<String, byte[]> before = new FileTree(dir).read();
      PartialOutcome outcome = partly();
      assertTrue(outcome instanceof PartialOutcome.Whole, outcome::toString);
      assertEquals(why, ((PartialOutcome.Whole) outcome).why());
      Map<String, byte[]> after = new FileTree(dir).read();
      assertEquals(before.keySet(), after.keySet());
      before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
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

  /** Compiles what is affected, takes it over and compares with a compilation of everything. */
  private PartialOutcome partly() {
    try (Upstream around = library.upstream()) {
      given = new TreeSet<>();
      PartialOutcome outcome = compiler().compile(state, sources.digests(), around);
      if (outcome instanceof PartialOutcome.Done done) {
        for (String name : done.removed()) {
          Files.delete(classes.resolve(name + ".class"));
        }
        for (String path : done.removedFiles()) {
          Files.delete(Path.of(path));
        }
        done.classes()
            .forEach((name, bytes) -> FileTree.write(classes.resolve(name + ".class"), bytes));
        done.files().forEach((path, bytes) -> FileTree.write(Path.of(path), bytes));
        Path file = dir.resolve("state");
        StateFile.write(done.next(), file);
        state = StateFile.read(file, this::bytes).orElseThrow();
        library.see();
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
      new FileTree(root).read().keySet().forEach(name -> left.add(root.resolve(name).toString()));
    }
    List<String> options = new ArrayList<>(List.of("-proc:none"));
    options.addAll(options(classes));
    return new PartialCompiler(
        watched(),
        new PartialCompiler.Settings(
            options,
            UTF_8.name(),
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
        request.sources().forEach(path -> given.add(withoutEnding(name(path))));
        return javac.process(request);
      }
    };
  }

  private List<String> options(Path output) {
    return List.of(
        "-g",
        "-nowarn",
        "-classpath",
        output + File.pathSeparator + processors + File.pathSeparator + library.root);
  }

  /** Relative, whoever wrote it. */
  private String name(String path) {
    Path file = Path.of(path);
    return file.startsWith(generated) ? new SourceFolder(generated).name(path) : sources.name(path);
  }

  private static String withoutEnding(String name) {
    return name.substring(0, name.length() - ".java".length());
  }

  /** Generated files and classes that differ from those of plain javac called for everything. */
  private List<String> differences() throws IOException {
    Path whole = dir.resolve("whole");
    if (!plain(whole.resolve("classes"), whole.resolve("generated"), List.of())) {
      return List.of("the whole module does not compile");
    }
    List<String> different = new ArrayList<>();
    different.addAll(new FileTree(classes).differences(new FileTree(whole.resolve("classes"))));
    different.addAll(new FileTree(generated).differences(new FileTree(whole.resolve("generated"))));
    Files.delete(new FileTree(whole).wipe().root());
    return different;
  }

  private boolean plain(Path output, Path made, List<String> more, Path... path)
      throws IOException {
    new FileTree(output).wipe();
    new FileTree(made).wipe();
    StringBuilder processorPath = new StringBuilder(processors.toString());
    for (Path entry : path) {
      processorPath.append(File.pathSeparator).append(entry);
    }
    List<String> options = new ArrayList<>(options(output));
    options.addAll(more);
    options.addAll(List.of("-processorpath", processorPath.toString()));
    options.addAll(List.of("-d", output.toString(), "-s", made.toString()));
    return plainJavac.compile(options, sources.files());
  }
}
