package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Compiled.Message;
import dev.ariabuild.java.worker.Javac;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler of a JDK as its command line calls it, knowing nothing of parts. */
record PlainJavac(Path jdk) {
  private static final Path RUNNING = Path.of(System.getProperty("java.home"));

  /** That of the JDK that runs. */
  PlainJavac() {
    this(RUNNING);
  }

  /** Whether the files compile. */
  boolean compile(List<String> options, List<String> files) throws IOException {
    List<String> call = new ArrayList<>(options);
    call.addAll(List.of("-encoding", "UTF-8"));
    call.addAll(files);
    if (!jdk.equals(RUNNING)) {
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

  /**
   * What the compiler that runs says, with everything it warns of.
   *
   * @param warnings by path of the file, each with its place
   */
  record Said(boolean success, Map<String, Set<String>> warnings) {
    /** What came of a compilation of everything. */
    static Said of(Compiled all) {
      Map<String, Set<String>> warnings = new TreeMap<>();
      all.messages().forEach(message -> note(warnings, message));
      return new Said(all.success(), warnings);
    }

    /** Files that are in both of which it says something else. */
    Set<String> otherwise(Said before) {
      Set<String> files = new TreeSet<>(warnings.keySet());
      files.addAll(before.warnings.keySet());
      files.removeIf(
          file ->
              warnings
                  .getOrDefault(file, Set.of())
                  .equals(before.warnings.getOrDefault(file, Set.of())));
      return files;
    }

    /**
     * What is said when some files are compiled again, and of the others the same as before.
     *
     * @param all files that are there
     */
    Said replaced(Set<String> compiled, List<Message> messages, List<String> all) {
      Map<String, Set<String>> now = new TreeMap<>(warnings);
      now.keySet().retainAll(all);
      now.keySet().removeAll(compiled);
      messages.forEach(message -> note(now, message));
      return new Said(success, now);
    }
  }

  private static void note(Map<String, Set<String>> warnings, Message message) {
    if (!message.file().isEmpty()) {
      warnings
          .computeIfAbsent(message.file(), any -> new TreeSet<>())
          .add(message.line() + ":" + message.column() + " " + message.text());
    }
  }

  /** Compiles and listens; the options ask for all warnings. */
  static Said said(List<String> options, List<String> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> all = new DiagnosticCollector<>();
    List<String> call = new ArrayList<>(options);
    call.addAll(List.of("-encoding", "UTF-8"));
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(all, null, null)) {
      boolean success =
          compiler
              .getTask(null, manager, all, call, null, manager.getJavaFileObjectsFromStrings(files))
              .call();
      Map<String, Set<String>> warnings = new TreeMap<>();
      all.getDiagnostics().forEach(each -> note(warnings, Javac.message(each)));
      return new Said(success, warnings);
    }
  }
}
