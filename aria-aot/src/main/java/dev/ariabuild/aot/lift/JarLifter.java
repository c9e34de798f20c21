package dev.ariabuild.aot.lift;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.jar.JarRewriter;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Lifts the old classes of the jars of a class path, and writes out their dynamic calls. What the
 * JVM that ships refuses to link afterwards gets its old form back.
 *
 * @param jdk whose JVM checks the result
 * @param time of the entries of jars that change
 */
public record JarLifter(Jdk jdk, Instant time) {
  /**
   * What became of a jar.
   *
   * @param changed number of classes that were lifted or lowered; 0: the jar was not written
   * @param left number of old classes that stay as they were
   * @param signed whether it has signatures and was not touched
   */
  public record Report(int changed, int left, boolean signed) {}

  /**
   * Writes {@code INDEX.jar} into a folder for each jar that changes.
   *
   * @param classPath in its order
   * @param old in which of them old classes are to be lifted
   * @param dynamic in which of them dynamic calls are to be written out
   * @return a report for each jar, in the same order
   */
  public List<Report> lift(
      List<Path> classPath, Predicate<Path> old, Predicate<Path> dynamic, Path folder)
      throws IOException, InterruptedException, AotException {
    List<Lift> lifts = new ArrayList<>();
    try (Hierarchy hierarchy = new Hierarchy(classPath, jdk.home())) {
      ClassLifter lifter = new ClassLifter(hierarchy);
      for (int i = 0; i < classPath.size(); i++) {
        Path jar = classPath.get(i);
        boolean wanted = old.test(jar) || dynamic.test(jar);
        boolean signed = wanted && JarRewriter.signed(jar);
        Lift lift = new Lift(jar, folder.resolve(i + ".jar"), signed);
        if (wanted && !signed) {
          lift.make =
              new Make(
                  old.test(jar) ? Optional.of(lifter) : Optional.empty(),
                  dynamic.test(jar)
                      ? Optional.of(DynamicCalls.of(jdk.feature()))
                      : Optional.empty());
          lift.write(time, Set.of());
        }
        lifts.add(lift);
      }
      Set<String> refused = refused(lifts, folder);
      for (Lift lift : lifts) {
        if (lift.changed.stream().anyMatch(refused::contains)) {
          lift.write(time, refused);
        }
      }
    }
    return lifts.stream()
        .map(lift -> new Report(lift.changed.size(), lift.left, lift.signed))
        .toList();
  }

  private Set<String> refused(List<Lift> lifts, Path folder)
      throws IOException, InterruptedException, AotException {
    List<String> names = lifts.stream().flatMap(lift -> lift.changed.stream()).toList();
    if (names.isEmpty()) {
      return Set.of();
    }
    Path work = Files.createTempDirectory(folder, "check");
    try {
      Path program = work.resolve(LinkCheck.class.getName().replace('.', '/') + ".class");
      Files.createDirectories(program.getParent());
      try (InputStream in = LinkCheck.class.getResourceAsStream("LinkCheck.class")) {
        if (in == null) {
          throw new IOException("LinkCheck.class is missing in the jar of aria-aot");
        }
        Files.copy(in, program);
      }
      Path list = Files.write(work.resolve("classes"), names);
      String classPath =
          lifts.stream()
              .map(Lift::now)
              .map(Path::toString)
              .collect(Collectors.joining(separator()));
      String output =
          jdk.run(
              "java",
              List.of(
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  work + separator() + classPath,
                  LinkCheck.class.getName(),
                  list.toString()));
      return output
          .lines()
          .filter(line -> line.startsWith("refused "))
          .map(line -> line.substring("refused ".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      Tree.delete(work);
    }
  }

  private static String separator() {
    return File.pathSeparator;
  }

  /** What is made of each class of a jar. */
  private record Make(Optional<ClassLifter> lifter, Optional<DynamicCalls> dynamic) {
    Optional<byte[]> of(byte[] classFile) {
      return ClassLifter.isOld(classFile)
          ? lifter.flatMap(it -> it.lift(classFile))
          : dynamic.flatMap(it -> it.lower(classFile));
    }
  }

  /** One jar on its way. */
  private static final class Lift {
    private final Path jar;
    private final Path target;
    private final boolean signed;
    private Make make = new Make(Optional.empty(), Optional.empty());
    private List<String> changed = List.of();
    private int left;

    Lift(Path jar, Path target, boolean signed) {
      this.jar = jar;
      this.target = target;
      this.signed = signed;
    }

    Path now() {
      return changed.isEmpty() ? jar : target;
    }

    /** Writes the target, or none if nothing changes. */
    void write(Instant time, Set<String> refused) throws IOException {
      Map<String, byte[]> made = new HashMap<>();
      List<String> names = new ArrayList<>();
      int stay = 0;
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          String name = entry.getName();
          if (!name.endsWith(".class") || made.containsKey(name)) {
            continue;
          }
          byte[] content;
          try (InputStream in = zip.getInputStream(entry)) {
            content = in.readAllBytes();
          }
          String binary = name.substring(0, name.length() - 6).replace('/', '.');
          // classes below META-INF/versions cannot be linked by their name, so nothing checks them
          Optional<byte[]> result =
              refused.contains(binary) || name.startsWith("META-INF/")
                  ? Optional.empty()
                  : make.of(content);
          if (result.isPresent()) {
            made.put(name, result.get());
            names.add(binary);
          } else if (make.lifter.isPresent() && ClassLifter.isOld(content)) {
            stay++;
          }
        }
      }
      changed = names;
      left = stay;
      Files.deleteIfExists(target);
      if (!names.isEmpty()) {
        JarRewriter.rewrite(
            jar, time, (name, content) -> Optional.of(made.getOrDefault(name, content)), target);
      }
    }
  }
}
