package dev.ariabuild.maven.project;

import java.io.File;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;

/**
 * What Maven 4 itself writes into build directories, at times of its own choosing: the consumer pom
 * under a random name, and a repository of the reactor's artifacts in the root module.
 */
public final class MavenOwned {
  private static final Pattern CONSUMER_POM = Pattern.compile("consumer-?\\d+\\.pom");
  private static final String REACTOR_REPOSITORY = "project-local-repo";

  private MavenOwned() {}

  /** Whether a path, relative to the build directory, is Maven's own. */
  public static boolean contains(String path) {
    return path.equals(REACTOR_REPOSITORY)
        || path.startsWith(REACTOR_REPOSITORY + "/")
        || CONSUMER_POM.matcher(path).matches();
  }

  /** Whether a file is a consumer pom, which Maven 4 attaches in every build anew. */
  public static boolean isConsumerPom(File file) {
    return CONSUMER_POM.matcher(file.getName()).matches();
  }

  /**
   * Whether this Maven copies what a module has made into a repository of the reactor, when its
   * mojos have run; 3 does not, 4 does.
   */
  public static boolean keepsArtifacts(MavenSession session) {
    return session.getSystemProperties().getProperty("maven.version", "").startsWith("4");
  }
}
