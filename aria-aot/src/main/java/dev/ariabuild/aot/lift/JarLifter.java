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
 * Lifts the old classes of the jars of a class path. What the JVM that ships refuses to link
 * afterwards gets its old form back.
 *
 * @param jdk whose JVM checks the result
 * @param time of the entries of jars that change
 */
public record JarLifter(Jdk jdk, Instant time) {
  /**
   * What became of a jar.
   *
   * @param lifted number of classes that were lifted; 0: the jar was not written
   * @param left number of old classes that stay as they were
   * @param signed whether it has signatures and was not touched
   */
  public record Report(int lifted, int left, boolean signed) {}

  /**
   * Writes {@code INDEX.jar} into a folder for each jar that changes.
   *
   * @param classPath in its order
   * @param wanted which of them are to be lifted
   * @return a report for each jar, in the same order
   */
  public List<Report> lift(List<Path> classPath, Predicate<Path> wanted, Path folder)
      throws IOException, InterruptedException, AotException {
    List<Lift> lifts = new ArrayList<>();
    try (Hierarchy hierarchy = new Hierarchy(classPath, jdk.home())) {
      ClassLifter lifter = new ClassLifter(hierarchy);
      for (int i = 0; i < classPath.size(); i++) {
        Path jar = classPath.get(i);
        boolean signed = wanted.test(jar) && JarRewriter.signed(jar);
        Lift lift = new Lift(jar, folder.resolve(i + ".jar"), signed);
        if (wanted.test(jar) && !signed) {
          lift.write(lifter, time, Set.of());
        }
        lifts.add(lift);
      }
      Set<String> refused = refused(lifts, folder);
      for (Lift lift : lifts) {
        if (lift.lifted.stream().anyMatch(refused::contains)) {
          lift.write(lifter, time, refused);
        }
      }
    }
    return lifts.stream()
        .map(lift -> new Report(lift.lifted.size(), lift.left, lift.signed))
        .toList();
  }

  private Set<String> refused(List<Lift> lifts, Path folder)
      throws IOException, InterruptedException, AotException {
    List<String> names = lifts.stream().flatMap(lift -> lift.lifted.stream()).toList();
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

  /** One jar on its way. */
  private static final class Lift {
    private final Path jar;
    private final Path target;
    private final boolean signed;
    private List<String> lifted = List.of();
    private int left;

    Lift(Path jar, Path target, boolean signed) {
      this.jar = jar;
      this.target = target;
      this.signed = signed;
    }

    Path now() {
      return lifted.isEmpty() ? jar : target;
    }

    /** Writes the target, or none if nothing changes. */
    void write(ClassLifter lifter, Instant time, Set<String> refused) throws IOException {
      Map<String, byte[]> changed = new HashMap<>();
      List<String> names = new ArrayList<>();
      int old = 0;
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          String name = entry.getName();
          if (!name.endsWith(".class") || changed.containsKey(name)) {
            continue;
          }
          byte[] content;
          try (InputStream in = zip.getInputStream(entry)) {
            content = in.readAllBytes();
          }
          if (ClassLifter.isOld(content)) {
            old++;
            String binary = name.substring(0, name.length() - 6).replace('/', '.');
            // classes below META-INF/versions cannot be linked by their name, so nothing checks
            // them
            Optional<byte[]> result =
                refused.contains(binary) || name.startsWith("META-INF/")
                    ? Optional.empty()
                    : lifter.lift(content);
            if (result.isPresent()) {
              changed.put(name, result.get());
              names.add(binary);
            }
          }
        }
      }
      lifted = names;
      left = old - names.size();
      Files.deleteIfExists(target);
      if (!names.isEmpty()) {
        JarRewriter.rewrite(
            jar, time, (name, content) -> Optional.of(changed.getOrDefault(name, content)), target);
      }
    }
  }
}
