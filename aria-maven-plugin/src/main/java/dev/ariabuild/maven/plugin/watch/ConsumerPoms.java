package dev.ariabuild.maven.plugin.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/**
 * The poms for consumers that Maven 4 writes beside the outputs and removes when its process ends:
 * here after each build, and after one that was broken off by the end of the process.
 */
final class ConsumerPoms {
  private static final Pattern NAME = Pattern.compile("consumer-?\\d+\\.pom");

  private List<Path> buildDirs = List.of();

  /** These are the modules from now on. */
  void of(Collection<MavenProject> projects) {
    inside(projects.stream().map(each -> Path.of(each.getBuild().getDirectory())).toList());
  }

  void inside(List<Path> buildDirs) {
    this.buildDirs = List.copyOf(buildDirs);
  }

  /** Removes those of all modules. */
  void remove() {
    buildDirs.forEach(ConsumerPoms::removeFrom);
  }

  private static void removeFrom(Path buildDir) {
    try (DirectoryStream<Path> poms = Files.newDirectoryStream(buildDir, "consumer*.pom")) {
      for (Path pom : poms) {
        if (NAME.matcher(String.valueOf(pom.getFileName())).matches()) {
          Files.deleteIfExists(pom);
        }
      }
    } catch (IOException | DirectoryIteratorException notThere) {
      // nothing is to be removed
    }
  }
}
