package dev.ariabuild.maven.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * What Maven 4 itself writes into build directories, at times of its own choosing: the consumer pom
 * under a random name, and a repository of the reactor's artifacts in the root module.
 */
public final class MavenOwned {
  private static final String CONSUMER = "consumer";
  private static final Pattern CONSUMER_POM = Pattern.compile(CONSUMER + "-?\\d+\\.pom");
  private static final String REACTOR_REPOSITORY = "project-local-repo";
  private static final Set<String> COPIED_AFTER = Set.of("package", "install", "deploy");

  private MavenOwned() {}

  /** Whether a path, relative to the build directory, is Maven's own. */
  public static boolean contains(String path) {
    return path.equals(REACTOR_REPOSITORY)
        || path.startsWith(REACTOR_REPOSITORY + "/")
        || isConsumerPom(path);
  }

  private static boolean isConsumerPom(String name) {
    return name.startsWith(CONSUMER) && CONSUMER_POM.matcher(name).matches(); // asked of each file
  }

  /** Whether a file is a consumer pom, which Maven 4 attaches in every build anew. */
  public static boolean isConsumerPom(File file) {
    return isConsumerPom(file.getName());
  }

  /**
   * Whether this Maven copies what a module has packaged into a repository of the reactor, once its
   * mojos have run; 3 does not, 4 does.
   */
  public static boolean keepsArtifacts(MavenSession session) {
    return session.getSystemProperties().getProperty("maven.version", "").startsWith("4");
  }

  /**
   * Whether Maven would copy something there that is not there.
   *
   * @param root of the build
   * @param phases in which mojos of the module ran
   */
  public static boolean lacksArtifacts(Path root, MavenProject project, Set<String> phases) {
    return !project.getPackaging().equals("pom") // such a one is copied whether mojos run or not
        && !Collections.disjoint(phases, COPIED_AFTER)
        && !Files.isDirectory(
            root.resolve("target")
                .resolve(REACTOR_REPOSITORY)
                .resolve(project.getGroupId())
                .resolve(project.getArtifactId())
                .resolve(project.getVersion()));
  }
}
