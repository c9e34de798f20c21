import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.incremental.EntryTables;
import dev.ariabuild.java.incremental.EntryTablesFile;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.incremental.PartialCompiler;
import dev.ariabuild.java.incremental.PartialOutcome;
import dev.ariabuild.java.incremental.StateFile;
import dev.ariabuild.java.incremental.Upstream;
import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Members that other files use get {@code @Deprecated}, which others see as they see any other
 * change of them, and which always compiles; what that reaches is compiled by a warm worker.
 * Nothing is kept: each change begins at the same state.
 */
final class Signatures {
  private final Worker worker =
      new Worker(Path.of(System.getProperty("java.home")), List.of("-XX:TieredStopAtLevel=4"));
  private final Path classes;
  private final List<String> options;
  private final Map<String, String> digests = new TreeMap<>();
  private final PartialCompiler compiler;
  private ModuleState state;

  private record Member(Path file, String name, int at) {}

  private Signatures(Path sources, String classPath, Path work) throws IOException {
    classes = Files.createDirectories(work.resolve("classes"));
    List<String> all = new ArrayList<>(JavacBench.options(classPath));
    all.set(all.size() - 1, classes + System.getProperty("path.separator") + classPath);
    options = all;
    compiler =
        new PartialCompiler(worker, new PartialCompiler.Settings(options, "UTF-8", classes));
    for (Path file : JavacBench.sources(sources)) {
      digests.put(file.toString(), "as it was");
    }
  }

  /** Sources, class path, a directory to work in, how many members, how many do not count, seed. */
  static void measure(List<String> words) throws IOException {
    Path work = Path.of(words.get(2)).toAbsolutePath();
    Signatures run =
        new Signatures(Path.of(words.get(0)).toAbsolutePath(), words.get(1), work);
    try {
      Collection<FileUses> uses = run.everything();
      List<Member> members = run.used(uses);
      Collections.shuffle(members, new Random(Long.parseLong(words.get(5))));
      run.settle(members.get(0).file());
      StateFile.write(run.state, work.resolve("guava.state"));
      EntryTablesFile.write(
          EntryTables.read(run.classes, AbiReader.JAVAC, any -> true),
          work.resolve("guava.entry"));
      int most = Math.min(members.size(), Integer.parseInt(words.get(3)));
      int cold = Integer.parseInt(words.get(4));
      for (int i = 0; i < most; i++) {
        run.change(members.get(i), i >= cold);
      }
    } finally {
      run.worker.close();
    }
  }

  private Collection<FileUses> everything() throws IOException {
    Compiled all =
        worker.compile(
            new CompileRequest(
                options, "UTF-8", classes.toString(), Set.of(), List.copyOf(digests.keySet())));
    if (!all.success()) {
      throw new IOException("the module does not compile: " + all.messages());
    }
    write(all.classes());
    state =
        ModuleState.of(
                all.uses(), digests, name -> Files.readAllBytes(classes.resolve(name + ".class")))
            .complete();
    return all.uses();
  }

  private void write(Map<String, byte[]> made) throws IOException {
    for (Map.Entry<String, byte[]> each : made.entrySet()) {
      Path file = classes.resolve(each.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  /** One compilation that finds nothing else: from then on the worker is trusted. */
  private void settle(Path file) throws IOException {
    Map<String, String> now = new TreeMap<>(digests);
    now.put(file.toString(), "the same by another name");
    state = ((PartialOutcome.Done) compile(now)).next();
    digests.putAll(now);
  }

  private PartialOutcome compile(Map<String, String> now) throws IOException {
    try (Upstream upstream = new Upstream(Upstream.UNCHANGED, false)) {
      return compiler.compile(state, now, upstream);
    }
  }

  private void change(Member member, boolean counts) throws IOException {
    String text = Files.readString(member.file());
    Map<String, String> now = new TreeMap<>(digests);
    now.put(member.file().toString(), "changed");
    try {
      Files.writeString(
          member.file(),
          text.substring(0, member.at()) + "@Deprecated " + text.substring(member.at()));
      Duration spent = spent();
      long begin = System.nanoTime();
      PartialOutcome outcome = compile(now);
      double wall = (System.nanoTime() - begin) / 1e6;
      long cpu = spent().minus(spent).toMillis();
      if (counts) {
        System.out.printf(
            "{\"member\":\"%s#%s\",\"ms\":%.1f,\"cpuMs\":%d,\"files\":%d}%n",
            member.file().getFileName(),
            member.name(),
            wall,
            cpu,
            outcome instanceof PartialOutcome.Done done ? done.compiled().size() : -1);
      }
    } finally {
      Files.writeString(member.file(), text);
    }
  }

  /** CPU time of this process and the worker's. */
  private static Duration spent() {
    ProcessHandle self = ProcessHandle.current();
    Duration all = self.info().totalCpuDuration().orElse(Duration.ZERO);
    return self.children()
        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(all, Duration::plus);
  }

  /** Methods whose name another file says that also has a type of their file. */
  private List<Member> used(Collection<FileUses> uses) throws IOException {
    Map<String, FileUses> byFile = new TreeMap<>();
    uses.forEach(each -> byFile.put(each.file(), each));
    List<Member> members = new ArrayList<>();
    for (Member member : methods()) {
      List<String> made = byFile.get(member.file().toString()).classes();
      boolean used =
          uses.stream()
              .anyMatch(
                  other ->
                      !other.file().equals(member.file().toString())
                          && other.names().contains(member.name())
                          && made.stream().anyMatch(other.types()::contains));
      if (used) {
        members.add(member);
      }
    }
    return members;
  }

  private List<Member> methods() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Member> members = new ArrayList<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromStrings(digests.keySet()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.getTypeDecls().forEach(type -> methods(unit, positions, type, members));
      }
    }
    return members;
  }

  private static void methods(
      CompilationUnitTree unit, SourcePositions positions, Tree tree, List<Member> members) {
    if (tree instanceof ClassTree type) {
      type.getMembers().forEach(member -> methods(unit, positions, member, members));
    } else if (tree instanceof MethodTree method
        && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)
        && !method.getModifiers().toString().contains("@Deprecated")
        && positions.getStartPosition(unit, method) >= 0) {
      Path file = Path.of(unit.getSourceFile().toUri());
      int at = (int) positions.getStartPosition(unit, method);
      members.add(new Member(file, method.getName().toString(), at));
    }
  }
}
