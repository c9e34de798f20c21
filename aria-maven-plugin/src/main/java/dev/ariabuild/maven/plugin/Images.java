package dev.ariabuild.maven.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finished images below {@code target/aria} of a module. */
final class Images {
  private Images() {}

  /** Folders of profiles with a manifest, sorted; none if nothing was built. */
  static List<Path> in(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(output)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
          .sorted()
          .toList();
    }
  }

  /** Those of the profile that the user chose; all if nobody chose one. */
  static List<Path> of(Path output, String profile, boolean chosen) throws IOException {
    return in(output).stream()
        .filter(folder -> !chosen || folder.getFileName().toString().equals(profile))
        .toList();
  }

  /** What to tell where there are none. */
  static String none(Path output, String profile, boolean chosen) throws IOException {
    List<String> others = in(output).stream().map(path -> path.getFileName().toString()).toList();
    return !chosen || others.isEmpty()
        ? "nothing to do: no image was built here (mvn aria:build -Paria-release)"
        : "nothing to do: no image of profile " + profile + " was built here, but of " + others;
  }
}
