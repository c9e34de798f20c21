package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.report.Explain;
import dev.ariabuild.engine.report.TextStyle;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says why each mojo of the last build ran, or did not, from the record which that build left. */
@Mojo(name = "explain", aggregator = true, requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** Only this module: group and artifact id, artifact id, or directory. */
  @Parameter(property = "aria.module")
  private @Nullable String module;

  /** One goal in full: compile, compiler:compile or maven-compiler-plugin:compile. */
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
    Path root = Path.of(session.getExecutionRootDirectory());
    Explain.Answer answer =
        Explain.answer(root, new Explain.Question(module, goal), TextStyle.PLAIN);
    if (answer instanceof Explain.Answer.Lines found) {
      found.lines().forEach(getLog()::info);
    } else if (answer instanceof Explain.Answer.Failure failure) {
      throw new MojoFailureException(failure.message());
    }
  }
}
