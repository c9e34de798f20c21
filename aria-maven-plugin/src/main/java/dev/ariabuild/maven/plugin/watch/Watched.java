package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files of the work tree count: all below the reactor's directories, but what builds leave,
 * what tools of version control and editors keep, what editors write beside a file that they save,
 * and poms that plugins write beside the real one.
 *
 * @param roots directories of which none lies in another
 * @param buildDirs absolute
 */
record Watched(List<Path> roots, Set<Path> buildDirs) {
  private static final Set<String> FOLDERS =
      Set.of(".git", ".hg", ".svn", ".idea", ".vscode", ".settings", ".metals", ".bloop");

  private static final Set<String> FILES =
      Set.of(
          ".DS_Store",
          "4913",
          ".project",
          ".classpath",
          ".factorypath",
          ".flattened-pom.xml",
          "dependency-reduced-pom.xml");

  private static final List<String> ENDS =
      List.of("~", ".swp", ".swo", ".swx", ".swpx", "___jb_tmp___", "___jb_old___", ".kate-swp");

  Watched {
    roots = List.copyOf(roots);
    buildDirs = Set.copyOf(buildDirs);
  }

  /** For the directories of all modules, of which some may lie in others. */
  static Watched of(Path root, Collection<Path> modules, Collection<Path> buildDirs) {
    TreeSet<Path> all = new TreeSet<>(modules);
    all.add(root);
    List<Path> outermost =
        all.stream()
            .filter(
                dir -> all.stream().noneMatch(other -> !other.equals(dir) && dir.startsWith(other)))
            .toList();
    return new Watched(outermost, Set.copyOf(buildDirs));
  }

  /** Whether a directory and all below it is left out. */
  boolean leavesOut(Path directory) {
    Path name = directory.getFileName();
    return buildDirs.contains(directory) || (name != null && FOLDERS.contains(name.toString()));
  }

  /** Whether a change of a path can change a build. */
  boolean counts(Path path) {
    for (Path root : roots) {
      if (path.startsWith(root)) {
        for (Path up = path; up != null && !up.equals(root); up = up.getParent()) {
          if (leavesOut(up)) {
            return false;
          }
        }
        return !isBesides(path);
      }
    }
    return false;
  }

  /** What editors write for a moment, or for themselves; poms that plugins write. */
  private static boolean isBesides(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString();
    return FILES.contains(name)
        || name.startsWith(".#")
        || (name.startsWith("#") && name.endsWith("#"))
        || ENDS.stream().anyMatch(name::endsWith);
  }
}
