package dev.ariabuild.aot.reach;

import dev.ariabuild.aot.jar.JarRewriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Leaves the classes of a jar out that are not to stay; resources stay. */
public final class JarReducer {
  private JarReducer() {}

  /**
   * Writes the reduced jar.
   *
   * @param stay internal names
   * @param time of every entry
   * @return how many entries with classes were left out; 0: nothing was written
   */
  public static int reduce(Path jar, Set<String> stay, Instant time, Path target)
      throws IOException {
    int dropped;
    try (var zip = new java.util.zip.ZipFile(jar.toFile())) {
      dropped =
          (int)
              zip.stream()
                  .map(entry -> Reachable.className(entry.getName()))
                  .filter(name -> !name.isEmpty() && !stay.contains(name))
                  .count();
    }
    if (dropped > 0) {
      JarRewriter.rewrite(
          jar,
          time,
          (entry, content) -> {
            String name = Reachable.className(entry);
            return name.isEmpty() || stay.contains(name) ? Optional.of(content) : Optional.empty();
          },
          target);
    }
    return dropped;
  }
}
