package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.git.GitReader;
import dev.ariabuild.engine.git.GitState;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;

/**
 * What Git says of the checkout. It is asked once a session, and the answer lies in the data of the
 * request, where the goals of Aria's plugin look for it too.
 */
public final class GitFacts {
  /** Key in the request's data: a {@link GitState} as text. */
  static final String KEY = "aria.git.state";

  private GitFacts() {}

  static void read(MavenSession session, InputList inputs) throws Doubt {
    try {
      inputs.value("git", text(session));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Doubt(Cause.UNREADABLE_INPUT, "git: interrupted");
    }
  }

  /** What Git says, as one text. */
  public static String text(MavenSession session) throws InterruptedException {
    Map<String, Object> data = session.getRequest().getData();
    synchronized (data) {
      Object known = data.get(KEY);
      if (known == null) {
        known = GitReader.read(root(session), outputs(session)).text();
        data.put(KEY, known);
      }
      return known.toString();
    }
  }

  private static Path root(MavenSession session) {
    File folder = session.getRequest().getMultiModuleProjectDirectory();
    return folder == null ? Path.of(session.getExecutionRootDirectory()) : folder.toPath();
  }

  private static Set<Path> outputs(MavenSession session) {
    var projects =
        session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
    return projects.stream()
        .map(project -> Path.of(project.getBuild().getDirectory()))
        .collect(Collectors.toSet());
  }
}
