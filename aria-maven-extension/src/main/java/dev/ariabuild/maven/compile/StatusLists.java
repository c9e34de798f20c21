package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Trace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plugin's own lists of sources and of class files, after a part was compiled in its stead.
 *
 * @param classes the directory of class files
 */
record StatusLists(Place place, Path classes) {
  /**
   * Adds the lists to what is written, where they would be others now.
   *
   * @param last the execution before
   * @param written paths of the module with their contents
   * @param removed paths of the module
   * @param sources all sources, absolute
   * @param sameFiles whether they have the names of the last execution
   * @return false if it is not known what they would be
   */
  boolean update(
      Trace last,
      Map<String, byte[]> written,
      Set<String> removed,
      Set<String> sources,
      boolean sameFiles)
      throws IOException {
    String prefix = place.name(classes) + "/";
    Set<String> before = new HashSet<>();
    Optional<String> inputsList = Optional.empty();
    Optional<String> createdList = Optional.empty();
    for (OutputEntry output : last.result().outputs()) {
      String path = output.path();
      if (path.startsWith(prefix) && output.kind() != OutputEntry.Kind.EMPTY_DIRECTORY) {
        before.add(path.substring(prefix.length()).replace('/', File.separatorChar));
      } else if (path.endsWith("/inputFiles.lst")) {
        inputsList = Optional.of(path);
      } else if (path.endsWith("/createdFiles.lst")) {
        createdList = Optional.of(path);
      }
    }
    Set<String> gone = new HashSet<>();
    removed.stream()
        .filter(path -> path.startsWith(prefix))
        .forEach(
            path -> gone.add(path.substring(prefix.length()).replace('/', File.separatorChar)));
    Set<String> made = new HashSet<>(before);
    made.removeAll(gone);
    written.keySet().stream()
        .filter(path -> path.startsWith(prefix))
        .forEach(
            path -> made.add(path.substring(prefix.length()).replace('/', File.separatorChar)));
    if (!sameFiles && inputsList.isPresent()) {
      written.put(inputsList.get(), StatusFiles.inputs(sources));
    }
    if (!made.equals(before) && createdList.isPresent()) {
      Optional<byte[]> created =
          StatusFiles.created(
              classes,
              made,
              place::writtenEarlier,
              new ListingOrder(place.buildDir().resolve("aria")));
      if (created.isEmpty()) {
        return false;
      }
      written.put(createdList.get(), created.get());
    }
    return true;
  }
}
