package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.git.GitReader;
import dev.ariabuild.engine.git.GitState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What goals ask the session: settings, the root folder, whether the core extension is there. */
final class Host {
  /** Where the core extension leaves its version in the data of the request. */
  static final String EXTENSION_KEY = "aria.extension.version";

  /** Where the core extension leaves the profile that it took out of {@code -P}. */
  static final String PROFILE_KEY = "aria.request.profile";

  /** Where what Git said is kept; the core extension looks there too. */
  static final String GIT_KEY = "aria.git.state";

  private static final String DEFAULT_PROFILE = "dev";
  private static final String TOLD_KEY = "aria.plugin.told";

  /** Properties of the goals that are no settings. */
  static final Set<String> PARAMETERS =
      Set.of(
          "aria.measure",
          "aria.jdk",
          "aria.module",
          "aria.goal",
          "aria.audit.goals",
          "aria.audit.keep",
          "aria.cache.do",
          "aria.build-info.package",
          "aria.build-info.class",
          "aria.size.baseline",
          "aria.size.update",
          "aria.size.tolerance",
          "aria.verify.run",
          "aria.verify.tests",
          "aria.trace",
          "aria.output",
          "aria.watch.goals",
          "aria.watch.command",
          "aria.watch.events",
          "aria.watch.restart");

  private final MavenSession session;
  private final Log log;

  Host(MavenSession session, Log log) {
    this.session = session;
    this.log = log;
  }

  /** The session of this build. */
  MavenSession session() {
    return session;
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

  /** Whether anybody chose a profile. */
  boolean isChosen(Settings settings) {
    return settings.chosenBy().user();
  }

  /** What Git says of the checkout; asked once a session, by the core extension or by a goal. */
  GitState git() throws InterruptedException {
    Map<String, Object> data = session.getRequest().getData();
    synchronized (data) {
      @Nullable Object known = data.get(GIT_KEY);
      if (known == null) {
        Set<Path> outputs =
            allProjects().stream()
                .map(project -> Path.of(project.getBuild().getDirectory()))
                .collect(Collectors.toSet());
        known = GitReader.read(root(), outputs).text();
        data.put(GIT_KEY, known);
      }
      return GitState.parse(known.toString());
    }
  }

  /** Whether an artifact is a module of this build. */
  boolean isInReactor(Artifact artifact) {
    return module(artifact).isPresent();
  }

  /** The module of this build that an artifact is. */
  Optional<MavenProject> module(Artifact artifact) {
    return allProjects().stream()
        .filter(
            project ->
                project.getGroupId().equals(artifact.getGroupId())
                    && project.getArtifactId().equals(artifact.getArtifactId())
                    && project.getVersion().equals(artifact.getBaseVersion()))
        .findFirst();
  }

  /** Modules of the reactor that are not part of this build. */
  List<MavenProject> others() {
    List<MavenProject> others = new ArrayList<>(allProjects());
    others.removeAll(session.getProjects());
    return others;
  }

  private List<MavenProject> allProjects() {
    @Nullable List<MavenProject> all = session.getAllProjects();
    return all == null ? session.getProjects() : all;
  }

  /** Versions of what builds here, by name. */
  SortedMap<String, String> tools() {
    SortedMap<String, String> tools = new TreeMap<>();
    tools.put("aria", ownVersion());
    tools.put("maven", session.getSystemProperties().getProperty("maven.version", "unknown"));
    tools.put("buildJdk", System.getProperty("java.runtime.version", "unknown"));
    return tools;
  }

  /** The version of this plugin. */
  static String ownVersion() {
    Properties pom = new Properties();
    try (InputStream in =
        Host.class.getResourceAsStream(
            "/META-INF/maven/dev.ariabuild/aria-maven-plugin/pom.properties")) {
      if (in != null) {
        pom.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return pom.getProperty("version", "development");
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
