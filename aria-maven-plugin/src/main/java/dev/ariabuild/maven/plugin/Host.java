package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** What goals ask the session: settings, the root folder, whether the core extension is there. */
final class Host {
  /** Where the core extension leaves its version in the data of the request. */
  static final String EXTENSION_KEY = "aria.extension.version";

  /** Where the core extension leaves the profile that it took out of {@code -P}. */
  static final String PROFILE_KEY = "aria.request.profile";

  private static final String DEFAULT_PROFILE = "dev";
  private static final String TOLD_KEY = "aria.plugin.told";

  /** Properties of the goals that are no settings. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "aria.measure",
          "aria.jdk",
          "aria.module",
          "aria.goal",
          "aria.audit.goals",
          "aria.audit.keep");

  private final MavenSession session;
  private final Log log;

  Host(MavenSession session, Log log) {
    this.session = session;
    this.log = log;
  }

  /** The folder of the root pom. */
  Path root() {
    var folder = session.getRequest().getMultiModuleProjectDirectory();
    return folder == null
        ? Path.of(session.getExecutionRootDirectory()).toAbsolutePath()
        : folder.toPath();
  }

  /**
   * The settings of this build.
   *
   * @param profile of the pom or the command line; null or empty: the default
   */
  Settings settings(@Nullable String profile) throws MojoExecutionException {
    Map<String, String> properties = new TreeMap<>();
    session.getUserProperties().forEach((k, v) -> properties.put(k.toString(), v.toString()));
    List<String> mavenProfiles = new ArrayList<>(session.getRequest().getActiveProfiles());
    @Nullable Object taken = session.getRequest().getData().get(PROFILE_KEY);
    if (taken != null) {
      mavenProfiles.add(ConfigLoader.MAVEN_PROFILE_PREFIX + taken);
    }
    // the default of the parameter must not hide a choice made elsewhere
    if (profile != null
        && !profile.isBlank()
        && !profile.equals(DEFAULT_PROFILE)
        && !profile.equals(taken)) {
      properties.putIfAbsent(Schema.CHOSEN_PROFILE.property().orElseThrow(), profile);
    }
    try {
      return ConfigLoader.load(
          Optional.of(root().resolve("aria.toml")),
          System.getenv(),
          properties,
          mavenProfiles,
          PARAMETERS);
    } catch (ConfigException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** The version of the core extension that takes part in this build. */
  Optional<String> extension() {
    return Optional.ofNullable(session.getRequest().getData().get(EXTENSION_KEY))
        .map(Object::toString);
  }

  /** Once a build and only without the extension: what that means, and notices on the settings. */
  void greet(Settings settings) {
    if (extension().isPresent()) {
      return;
    }
    MavenExecutionRequest request = session.getRequest();
    synchronized (request) {
      if (request.getData().put(TOLD_KEY, "yes") != null) {
        return;
      }
    }
    log.info(
        "the aria extension is not active: nothing is skipped or restored; to change that, add"
            + " dev.ariabuild:aria-maven-extension to .mvn/extensions.xml");
    settings.notices().forEach(log::warn);
  }

  /** A path as seen from the root folder. */
  String relative(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path root = root().toAbsolutePath().normalize();
    return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
  }
}
