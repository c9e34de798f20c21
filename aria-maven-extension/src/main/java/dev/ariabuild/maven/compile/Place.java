package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.execute.Locations;
import dev.ariabuild.maven.action.ModuleContext;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Where a goal works.
 *
 * @param moduleDir absolute
 * @param buildDir absolute
 * @param locations this checkout's places
 * @param earlier whether a file below the build directory was written by an earlier goal
 */
record Place(Path moduleDir, Path buildDir, Locations locations, Predicate<String> earlier) {
  /** As inputs and outputs are named. */
  String name(Path path) {
    return ModuleContext.name(path, moduleDir, locations);
  }

  boolean writtenEarlier(Path path) {
    return earlier.test(name(path));
  }
}
