package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Processed.Output;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Annotation processors that the build tool's compiler ran before: nothing is known of that but
 * what it left.
 */
final class FirstSight {
  private final Set<String> left;
  private final String classes;

  /**
   * After a compilation by the build tool.
   *
   * @param left absolute paths of all files that it left
   * @param outputDirectory where its classes lie among them
   */
  FirstSight(Set<String> left, Path outputDirectory) {
    this.left = left;
    this.classes = outputDirectory + File.separator;
  }

  private boolean isClass(String path) {
    return path.startsWith(classes) && path.endsWith(".class");
  }

  /** A class file that is there and that no known source was compiled to. */
  Optional<String> strangeClass(ModuleState state) {
    Set<String> known = new HashSet<>(state.classNames());
    return left.stream()
        .filter(this::isClass)
        .map(path -> path.substring(classes.length(), path.length() - 6))
        .map(name -> name.replace(File.separatorChar, '/'))
        .filter(name -> !known.contains(name))
        .filter(name -> !name.endsWith("package-info")) // some build tools write them by themselves
        .findFirst();
  }

  /** What processors may have made: all that was left but classes. */
  Set<String> left() {
    Set<String> all = new TreeSet<>(left);
    all.removeIf(this::isClass);
    return all;
  }

  /**
   * Why these outputs do not go on from what was left, if so. What no edit can have changed has to
   * be there as it is made now; and every processor has to have made something of that kind.
   *
   * @param mayDiffer whether an edit can have changed one
   */
  Optional<Reprocessed.Whole> obstacle(Collection<Output> outputs, Predicate<Output> mayDiffer)
      throws IOException {
    Set<String> seen = new HashSet<>();
    List<Output> others = new ArrayList<>();
    for (Output output : outputs) {
      if (OnDisk.same(Path.of(output.path()), output.content())) {
        seen.add(output.by());
      } else if (mayDiffer.test(output)) {
        others.add(output);
      } else {
        return whole(
            "annotation processor "
                + output.by()
                + " made another "
                + Path.of(output.path()).getFileName()
                + " than it makes now",
            false);
      }
    }
    for (Output output : others) {
      if (!seen.contains(output.by())) {
        return whole("annotation processor " + output.by() + " was not followed yet", true);
      }
    }
    return Optional.empty();
  }

  private static Optional<Reprocessed.Whole> whole(String why, boolean verifiable) {
    return Optional.of(new Reprocessed.Whole(why, verifiable));
  }
}
