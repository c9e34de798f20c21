package dev.ariabuild.maven.plugin.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** Finished images below {@code target/aria} of a module. */
public final class Images {
  private static final String BUNDLES = "*-symbols.tar.xz";

  private Images() {}

  /** Where a module's images lie, a folder for each profile. */
  public static Path folder(MavenProject project) {
    return Path.of(project.getBuild().getDirectory(), "aria");
  }

  /** Whether such a folder holds an image: its manifest is written last. */
  public static boolean isFinished(Path folder) {
    return Files.isRegularFile(folder.resolve("manifest.json"));
  }

  /** Folders of profiles with a manifest, sorted; none if nothing was built. */
  public static List<Path> in(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(output)) {
      return folders.filter(Images::isFinished).sorted().toList();
    }
  }

  /** Symbol bundles of all profiles, sorted by profile; also of such as have no image. */
  public static List<Path> symbols(Path output) throws IOException {
    List<Path> bundles = new ArrayList<>();
    if (Files.isDirectory(output)) {
      try (Stream<Path> profiles = Files.list(output)) {
        for (Path profile : profiles.filter(Files::isDirectory).sorted().toList()) {
          try (var found = Files.newDirectoryStream(profile, BUNDLES)) {
            found.forEach(bundles::add);
          }
        }
      }
    }
    return bundles;
  }

  /** Those of the profile that the user chose; all if nobody chose one. */
  public static List<Path> of(Path output, String profile, boolean chosen) throws IOException {
    return in(output).stream()
        .filter(folder -> !chosen || folder.getFileName().toString().equals(profile))
        .toList();
  }

  /** What to tell where there are none. */
  public static String none(Path output, String profile, boolean chosen) throws IOException {
    List<String> others = in(output).stream().map(path -> path.getFileName().toString()).toList();
    return !chosen || others.isEmpty()
        ? "nothing to do: no image was built here (mvn aria:build -Paria-release)"
        : "nothing to do: no image of profile " + profile + " was built here, but of " + others;
  }
}
