package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.Explain;
import dev.ariabuild.engine.report.TextStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says why each action of the last build was executed, restored or left alone. */
@Mojo(name = "explain", aggregator = true, requiresProject = false, threadSafe = true)
public final class ExplainMojo extends Goal {
  /** A module by groupId:artifactId, artifactId or folder; otherwise all of them. */
  @Parameter(property = "aria.module")
  private @Nullable String module;

  /** A goal such as compile or compiler:compile, perhaps with @execution; otherwise an overview. */
  @Parameter(property = "aria.goal")
  private @Nullable String goal;

  ExplainMojo() {}

  @Override
  void run() throws MojoFailureException {
    answer(recorded(host().start(), host().root()), new Explain.Question(module, goal));
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
