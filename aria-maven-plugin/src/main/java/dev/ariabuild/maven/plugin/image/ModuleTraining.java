package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.maven.plugin.tests.ModuleTests;
import dev.ariabuild.maven.plugin.tests.TrainingTests;
import java.io.IOException;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** How an application is trained and how its start is measured, as a profile declares it. */
public final class ModuleTraining {
  private ModuleTraining() {}

  /**
   * How it is trained.
   *
   * @param profile for the module
   * @param arguments in place of the profile's; empty: the profile's
   * @param tests of the module, which may do the training
   */
  public static Training of(
      MavenProject project, Profile profile, List<String> arguments, ModuleTests tests)
      throws IOException, AotException {
    Profile.Training wanted = profile.training();
    Training training =
        new Training(
                arguments.isEmpty() ? wanted.arguments() : arguments,
                wanted.env(),
                wanted.command(),
                wanted.timeoutSeconds(),
                wanted.readyLog(),
                wanted.readyUrl())
            .withMethodProfiles(wanted.methodProfiles());
    if (!wanted.command().isEmpty() && !training.stops()) {
      throw AotProblem.COMMAND_WITHOUT_READINESS.with(wanted.command());
    }
    if (!wanted.tests()) {
      return training;
    }
    if (training.runs() && !training.stops()) {
      throw AotProblem.TESTS_AND_ARGUMENTS.with();
    }
    return training.with(new TrainingTests(tests, project, wanted.timeoutSeconds()));
  }

  /** How a start is measured: as declared, otherwise as the training begins. */
  static Training measured(Profile.Start declared, Training training) {
    return declared.declared()
        ? new Training(
            declared.arguments(),
            training.env(),
            List.of(),
            training.timeoutSeconds(),
            declared.readyLog(),
            declared.readyUrl())
        : training;
  }
}
