package dev.ariabuild.maven.plugin.host;

import dev.ariabuild.engine.config.CommandKeys;
import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.GoalParameters;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.git.GitReader;
import dev.ariabuild.engine.git.GitState;
import java.io.File;
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
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** What goals ask the session: settings, the root folder, whether the core extension is there. */
public final class Host {
  /** Where the core extension leaves its version in the data of the request. */
  private static final String EXTENSION_KEY = "aria.extension.version";

  /** Where the core extension leaves the profile that it took out of {@code -P}. */
  private static final String PROFILE_KEY = "aria.request.profile";

  /** Where the core extension leaves what it knows the session by. */
  private static final String SESSION_KEY = "aria.effects.session";

  /** Where what Git said is kept; the core extension looks there too. */
  private static final String GIT_KEY = "aria.git.state";

  private static final String DEFAULT_PROFILE = "dev";
  private static final String TOLD_KEY = "aria.plugin.told";

  private final MavenSession session;
  private final Log log;

  /** For one goal of one session. */
  public Host(MavenSession session, Log log) {
    this.session = session;
    this.log = log;
  }

  /** The session of this build. */
  public MavenSession session() {
    return session;
  }

  /** Where goals write lines for people. */
  public Log log() {
    return log;
  }

  /** The folder of the root pom; absolute, without dots. */
  public Path root() {
    @Nullable File folder = session.getRequest().getMultiModuleProjectDirectory();
    return (folder == null ? Path.of(session.getExecutionRootDirectory()) : folder.toPath())
        .toAbsolutePath()
        .normalize();
  }

  /** The folder in which Maven was started; absolute, without dots. */
  public Path start() {
    return Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
  }

  /** The profile that the core extension took out of {@code -P}. */
  public Optional<String> takenProfile() {
    return noted(PROFILE_KEY);
  }

  /**
   * The settings of this build.
   *
   * @param profile of the pom or the command line; null or empty: the default
   * @throws MojoExecutionException if a value is wrong; says which
   */
  public Settings settings(@Nullable String profile) throws MojoExecutionException {
    Map<String, String> properties = new TreeMap<>();
    session.getUserProperties().forEach((k, v) -> properties.put(k.toString(), v.toString()));
    List<String> mavenProfiles = new ArrayList<>(session.getRequest().getActiveProfiles());
    Optional<String> taken = takenProfile();
    taken.ifPresent(name -> mavenProfiles.add(ConfigLoader.MAVEN_PROFILE_PREFIX + name));
    // the default of the parameter must not hide a choice made elsewhere
    if (profile != null
        && !profile.isBlank()
        && !profile.equals(DEFAULT_PROFILE)
        && !taken.equals(Optional.of(profile))) {
      properties.putIfAbsent(CommandKeys.CHOSEN_PROFILE.property().orElseThrow(), profile);
    }
    try {
      return ConfigLoader.load(
          Optional.of(root().resolve("aria.toml")),
          System.getenv(),
          properties,
          mavenProfiles,
          GoalParameters.NAMES);
    } catch (ConfigException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** What Git says of the checkout; asked once a session, by the core extension or by a goal. */
  public GitState git() throws InterruptedException {
    Map<String, Object> data = session.getRequest().getData();
    synchronized (data) {
      @Nullable Object known = data.get(GIT_KEY);
      if (known == null) {
        Set<Path> outputs =
            modules().all().stream()
                .map(project -> Path.of(project.getBuild().getDirectory()))
                .collect(Collectors.toSet());
        known = GitReader.read(root(), outputs).text();
        data.put(GIT_KEY, known);
      }
      return GitState.parse(known.toString());
    }
  }

  /** The modules of the reactor. */
  public Modules modules() {
    return new Modules(session);
  }

  /** Versions of what builds here, by name. */
  public SortedMap<String, String> tools() {
    SortedMap<String, String> tools = new TreeMap<>();
    tools.put("aria", ownVersion());
    tools.put("maven", session.getSystemProperties().getProperty("maven.version", "unknown"));
    tools.put("buildJdk", System.getProperty("java.runtime.version", "unknown"));
    return tools;
  }

  /** The version of this plugin. */
  public static String ownVersion() {
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
  public Optional<String> extension() {
    return noted(EXTENSION_KEY);
  }

  /**
   * What the core extension knows this session by, all but the content of files; empty if it does
   * not know all of it.
   */
  public String sessionKnownBy() {
    return noted(SESSION_KEY).orElse("");
  }

  private Optional<String> noted(String key) {
    return Optional.ofNullable(session.getRequest().getData().get(key)).map(Object::toString);
  }

  /** Once a build and only without the extension: what that means, and notices on the settings. */
  public void greet(Settings settings) {
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
  public String relative(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(root())
        ? root().relativize(absolute).toString()
        : absolute.toString();
  }
}
