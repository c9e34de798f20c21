package dev.ariabuild.maven.whole;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.maven.action.Environment;
import dev.ariabuild.maven.action.GitFacts;
import dev.ariabuild.maven.action.Identity;
import dev.ariabuild.maven.action.JdkReader;
import dev.ariabuild.maven.project.MavenOwned;
import dev.ariabuild.maven.request.AriaVersion;
import dev.ariabuild.maven.request.RequestRewriter;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Year;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Everything that mojos may know and that is no file of a module: Maven, JDK and Aria; properties,
 * environment and settings; what was asked for; the effective models of all modules. Taken before
 * the first mojo runs.
 */
final class SessionSetting {
  /** What differs from start to start and says nothing. */
  private static final Set<String> VOLATILE =
      Set.of("sun.java.command", "jdk.jfr.repository", "maven.build.timestamp", "maven.startTime");

  /** Of the text of an effective model, in characters; longer ones are fine. */
  private static final int MODEL_LENGTH = 1 << 15;

  private static final String PLUGIN = "dev.ariabuild:aria-maven-plugin";
  private static final String IMAGE = ":image";

  private final Digest digest;

  private SessionSetting(Digest digest) {
    this.digest = digest;
  }

  /** All of it. */
  Digest digest() {
    return digest;
  }

  static SessionSetting of(MavenSession session, Path root, FileStore files) {
    Hasher hasher = new Hasher().add("2");
    tools(hasher, files);
    properties(hasher, session.getUserProperties());
    properties(hasher, session.getSystemProperties());
    request(hasher, session, files);
    file(hasher, files, root.resolve("aria.toml").toFile());
    file(hasher, files, root.resolve(".mvn/extensions.xml").toFile());
    hasher.add(git(session));
    session.getProjects().forEach(project -> hasher.add(project.getId()));
    session.getAllProjects().forEach(project -> model(hasher, project));
    return new SessionSetting(hasher.digest());
  }

  /** What Git says, if an image is made, into which it goes; Git is not asked for anything else. */
  private static String git(MavenSession session) {
    boolean images =
        session.getGoals().stream().anyMatch(goal -> goal.endsWith(IMAGE))
            || session.getAllProjects().stream()
                .map(project -> project.getPlugin(PLUGIN))
                .filter(plugin -> plugin != null)
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(execution -> execution.getGoals().contains("image"));
    try {
      return images ? GitFacts.text(session) : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static void tools(Hasher hasher, FileStore files) {
    hasher.add(AriaVersion.CURRENT).add(Identity.KEY_VERSION).add(JdkReader.running());
    if (AriaVersion.CURRENT.endsWith("-SNAPSHOT")) {
      hasher.add(AriaVersion.installed().map(jar -> stamp(files, jar)).orElse("?"));
    }
    hasher.add(Locale.getDefault().toString()).add(Charset.defaultCharset().name());
    hasher.add(TimeZone.getDefault().getID()).add(Year.now().getValue());
  }

  /** Of a file that is too long to be read at each first build. */
  private static String stamp(FileStore files, Path jar) {
    try {
      Path real = jar.toRealPath();
      return real + " " + files.stat(real).map(String::valueOf).orElse("?");
    } catch (IOException gone) {
      return "?";
    }
  }

  private static void properties(Hasher hasher, Properties properties) {
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      boolean counts =
          name.startsWith("env.")
              ? name.startsWith("env.ARIA_") || Environment.counts(name.substring(4))
              : !VOLATILE.contains(name);
      if (counts) {
        hasher.add(name).add(properties.getProperty(name));
      }
    }
    hasher.add("");
  }

  private static void request(Hasher hasher, MavenSession session, FileStore files) {
    MavenExecutionRequest request = session.getRequest();
    hasher.add(session.getGoals().toString());
    // taken out of -P before Maven sees it
    hasher.add(String.valueOf(request.getData().get(RequestRewriter.PROFILE)));
    hasher.add(String.valueOf(request.getBaseDirectory())).add(request.isOffline());
    hasher.add(session.getLocalRepository().getBasedir());
    file(hasher, files, request.getUserSettingsFile());
    file(hasher, files, request.getGlobalSettingsFile());
    file(hasher, files, request.getUserToolchainsFile());
    file(hasher, files, request.getGlobalToolchainsFile());
  }

  private static void file(Hasher hasher, FileStore files, @Nullable File file) {
    if (file == null || !files.isFile(file.toPath())) {
      hasher.add(false);
    } else {
      hasher.add(true).add(files.digest(file.toPath()).orElse(Digest.ofUtf8("")));
    }
  }

  private static void model(Hasher hasher, MavenProject project) {
    hasher.add(project.getId()).add(String.valueOf(project.getBasedir()));
    for (Profile profile : project.getActiveProfiles()) {
      hasher.add(String.valueOf(profile.getId()));
    }
    StringWriter text = new StringWriter(MODEL_LENGTH);
    try {
      new MavenXpp3Writer().write(text, project.getModel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hasher.add(text.toString());
  }

  /**
   * The setting of one module: which tasks, and what the modules before it have made of themselves.
   * Taken before its first mojo runs.
   */
  Digest of(MavenSession session, MavenProject project, String tasks) {
    Hasher hasher = new Hasher().add(digest).add(project.getId()).add(tasks);
    for (MavenProject upstream :
        session.getProjectDependencyGraph().getUpstreamProjects(project, true)) {
      hasher.add(upstream.getId());
      artifact(hasher, upstream.getArtifact());
      upstream.getAttachedArtifacts().forEach(attached -> artifact(hasher, attached));
    }
    return hasher.digest();
  }

  private static void artifact(Hasher hasher, Artifact artifact) {
    boolean random = artifact.getFile() != null && MavenOwned.isConsumerPom(artifact.getFile());
    hasher.add(String.valueOf(artifact.getType())).add(String.valueOf(artifact.getClassifier()));
    hasher.add(random ? "" : String.valueOf(artifact.getFile()));
  }
}
