import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.ariabuild.java.incremental.EntryTables;
import dev.ariabuild.java.incremental.EntryTablesFile;
import dev.ariabuild.java.incremental.StateFile;
import dev.ariabuild.java.uses.UseRecorder;
import dev.ariabuild.java.uses.UsesCodec;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One measurement a process; prints a line of JSON. See {@code benchmarks/javac}. */
public class JavacBench {
  private static final int OPENED = 20;

  public static void main(String[] words) throws Exception {
    List<String> rest = Arrays.asList(words).subList(1, words.length);
    switch (words[0]) {
      case "compile" -> compile(Path.of(rest.get(0)), rest.get(1), Path.of(rest.get(2)), rest.get(3));
      case "open" -> open(Path.of(rest.get(0)));
      case "signatures" -> Signatures.measure(rest);
      case "made-up" -> MadeUp.write(Path.of(rest.get(0)), Integer.parseInt(rest.get(1)));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  static List<String> options(String classPath) {
    return List.of("-g", "-proc:none", "-nowarn", "--release", "17", "-classpath", classPath);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Everything, by javac; what files use is written to a record, unless that is "-". */
  private static void compile(Path root, String classPath, Path out, String record)
      throws IOException {
    long begin = cpu();
    Files.createDirectories(out);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                files,
                any -> {},
                options(classPath),
                null,
                files.getJavaFileObjectsFromPaths(sources(root)));
    Timed timed = new Timed(new UseRecorder(task), record);
    if (!record.equals("-")) {
      task.addTaskListener(timed);
    }
    if (!task.call()) {
      throw new IllegalStateException("it does not compile");
    }
    System.out.printf("{\"threadNs\":%d,\"recordingNs\":%d}%n", cpu() - begin, timed.spent);
  }

  /** Records, and sums up what that takes. */
  private static final class Timed implements TaskListener {
    final UseRecorder recorder;
    final String record;
    long spent;

    Timed(UseRecorder recorder, String record) {
      this.recorder = recorder;
      this.record = record;
    }

    @Override
    public void finished(TaskEvent event) {
      long begin = cpu();
      recorder.finished(event);
      if (event.getKind() == TaskEvent.Kind.COMPILATION) {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(record)))) {
          UsesCodec.write(out, recorder.uses());
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      spent += cpu() - begin;
    }
  }

  private static byte[] notRead(String type) throws IOException {
    throw new IOException(type);
  }

  /** Opens a file of either kind, first in a fresh process and then again. */
  private static void open(Path file) throws IOException {
    boolean entry = file.toString().endsWith(".entry");
    Supplier<Optional<?>> opening =
        entry ? () -> EntryTablesFile.read(file) : () -> StateFile.read(file, JavacBench::notRead);
    double[] times = new double[OPENED];
    Object opened = null;
    for (int i = 0; i < OPENED; i++) {
      long begin = cpu();
      opened = opening.get().orElseThrow();
      times[i] = (cpu() - begin) / 1e6;
    }
    double first = times[0];
    Arrays.sort(times);
    Path again = file.resolveSibling("again");
    double[] saves = new double[OPENED];
    for (int i = 0; i < OPENED; i++) {
      long begin = cpu();
      if (entry) {
        EntryTablesFile.write((EntryTables) opened, again);
      } else {
        StateFile.write((dev.ariabuild.java.incremental.ModuleState) opened, again);
      }
      saves[i] = (cpu() - begin) / 1e6;
    }
    double firstSave = saves[0];
    Arrays.sort(saves);
    System.out.printf(
        "{\"bytes\":%d,\"firstMs\":%.1f,\"openMs\":%.1f,\"firstSaveMs\":%.1f,\"saveMs\":%.1f}%n",
        Files.size(file), first, times[OPENED / 2], firstSave, saves[OPENED / 2]);
  }
}
