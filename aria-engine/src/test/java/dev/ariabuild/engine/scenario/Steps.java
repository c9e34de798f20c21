package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.fingerprint.EntryPrint;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The steps that every module knows: small, but they do what they say. */
final class Steps {
  private Steps() {}

  /** A step that could not do what it should; the build fails. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  /** Copies {@code res} to {@code target/classes}, with execute bits. */
  static Step resources() {
    return new Step(
            "resources",
            here -> {
              copyAll(here.file("res"), here.classes());
              return ProjectDelta.NONE;
            })
        .reads("res")
        .owns("target/classes");
  }

  private static void copyAll(Path from, Path to) throws IOException {
    for (Path file : files(from, "")) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
      if (Files.isExecutable(file) && !target.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + target + " executable");
      }
    }
  }

  /** All sources to {@code target/classes}, against the classes of what is upstream. */
  static Step compile() {
    return new Step(
            "compile",
            here -> {
              javac(here);
              return ProjectDelta.NONE;
            })
        .reads(
            (here, into) -> {
              for (String root : here.sourceRoots()) {
                into.add(
                    Input.tree(
                        "source " + root,
                        Normaliser.SOURCE,
                        here.fingerprinter()
                            .sources(here.file(root), name -> name.endsWith(".java"))
                            .members()));
              }
              for (Here.Upstream each : here.upstream()) {
                into.add(
                    entry(
                        "abi(" + each.name() + ")",
                        Normaliser.CLASSPATH_ABI,
                        here.fingerprinter().classPathAbi(each.classes())));
              }
            })
        .owns("target/classes");
  }

  private static Input entry(String name, Normaliser normaliser, Optional<EntryPrint> print) {
    return print.isPresent()
        ? Input.partial(name, normaliser, print.get().normalised(), print.get().raw())
        : Input.of(name, normaliser, Input.ABSENT, "");
  }

  private static void javac(Here here) throws IOException, Failed {
    List<Path> sources = new ArrayList<>();
    for (String root : here.sourceRoots()) {
      sources.addAll(files(here.file(root), ".java"));
    }
    if (sources.isEmpty()) {
      return;
    }
    String classPath =
        here.upstream().stream()
            .map(each -> each.classes().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options =
        List.of("-proc:none", "-g", "-d", here.classes().toString(), "-cp", classPath);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    Files.createDirectories(here.classes());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      if (!compiler
          .getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call()) {
        throw new Failed(messages.toString());
      }
    }
  }

  /** {@code target/NAME.jar} of {@code target/classes}, always the same bytes. */
  static Step jar() {
    return new Step(
            "jar",
            here -> {
              String name = "target/" + here.module().name() + ".jar";
              zip(here.classes(), here.file(name));
              return new ProjectDelta(Map.of("artifact-file", List.of(name)));
            })
        .reads("target/classes");
  }

  private static void zip(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files(from, "")) {
        ZipEntry entry = new ZipEntry(from.relativize(file).toString().replace('\\', '/'));
        entry.setTime(0);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
      }
    }
  }

  /**
   * Runs {@code main} of a class, which fails by throwing, and writes a report.
   *
   * @param ignoringFailures a failed test does not fail the step
   */
  static Step test(String className, boolean ignoringFailures) {
    String report = "target/reports/TEST-" + className + ".xml";
    return new Step(
            "test",
            here -> {
              Optional<String> failure = main(className, here.classPath());
              here.write(report, "<test failed='" + failure.isPresent() + "'/>");
              if (failure.isPresent() && !ignoringFailures) {
                throw new Failed(className + " failed: " + failure.get());
              }
              return ProjectDelta.NONE;
            })
        .parameter("test", className)
        .parameter("ignoring failures", Boolean.toString(ignoringFailures))
        .reads(
            (here, into) -> {
              into.add(
                  entry(
                      "test class path own",
                      Normaliser.RUNTIME,
                      here.fingerprinter().runtime(here.classes())));
              for (Here.Upstream each : here.upstream()) {
                into.add(
                    entry(
                        "test class path " + each.name(),
                        Normaliser.RUNTIME,
                        here.fingerprinter().runtime(each.classes())));
              }
            })
        .keepsOutputsOfAFailure()
        .doubtfulIf(here -> here.read(report).contains("failed='true'"));
  }

  private static Optional<String> main(String className, List<Path> classPath) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (Path path : classPath) {
      Files.createDirectories(path);
      urls.add(path.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      loader
          .loadClass(className)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.of(String.valueOf(e.getCause()));
    }
  }

  /** Nothing describes it; writes one source and declares its root. */
  static Step generate(String path, String source) {
    return new Step(
            "generate",
            here -> {
              here.write("target/generated/" + path, source);
              return new ProjectDelta(Map.of("compile-source-root", List.of("target/generated")));
            })
        .undescribed();
  }

  /** Regular files (and links to them) below a directory that end so, in the order of names. */
  static List<Path> files(Path dir, String end) throws IOException {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(dir)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(end))
          .sorted()
          .toList();
    }
  }
}
