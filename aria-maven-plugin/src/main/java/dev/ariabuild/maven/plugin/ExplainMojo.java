package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.Explain;
import dev.ariabuild.engine.report.TextStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says why each action of the last build was executed, restored or left alone. */
@Mojo(name = "explain", aggregator = true, requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** A module by groupId:artifactId, artifactId or folder; otherwise all of them. */
  @Parameter(property = "aria.module")
  private @Nullable String module;

  /** A goal such as compile or compiler:compile, perhaps with @execution; otherwise an overview. */
  @Parameter(property = "aria.goal")
  private @Nullable String goal;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  ExplainMojo() {}

  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Path here = Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    Path root = new Host(session, getLog()).root().toAbsolutePath().normalize();
    answer(recorded(here, root), new Explain.Question(module, goal));
  }

  private void answer(Path folder, Explain.Question question) throws MojoFailureException {
    Explain.Answer answer = Explain.answer(folder, question, TextStyle.PLAIN);
    if (answer instanceof Explain.Answer.Lines lines) {
      lines.lines().forEach(getLog()::info);
    } else if (answer instanceof Explain.Answer.Failure failure) {
      throw new MojoFailureException(failure.message());
    }
  }

  /** A build leaves its record where it was started; below that, the one of the root counts. */
  static Path recorded(Path here, Path root) {
    return Files.isRegularFile(BuildJson.fileIn(here)) ? here : root;
  }
}
