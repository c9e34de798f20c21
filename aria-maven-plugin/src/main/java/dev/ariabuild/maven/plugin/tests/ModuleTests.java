package dev.ariabuild.maven.plugin.tests;

import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Runs the tests of a module as its pom configures them, with surefire or failsafe, and reads what
 * came of them. The goals of those plugins are called inside of one of ours; the core extension
 * leaves them alone.
 */
public final class ModuleTests {
  /** Execution by which the core extension knows these calls. */
  private static final String EXECUTION = "aria-tests";

  /** Which tests. */
  public enum Kind {
    /** The module's tests. */
    UNIT("maven-surefire-plugin", "test"),
    /** The module's integration tests. */
    INTEGRATION("maven-failsafe-plugin", "integration-test");

    private final String plugin;
    private final String goal;

    Kind(String plugin, String goal) {
      this.plugin = plugin;
      this.goal = goal;
    }

    /** The plugin that runs them. */
    public String plugin() {
      return plugin;
    }
  }

  private final BuildPluginManager plugins;
  private final MavenSession session;
  private final MavenProject project;

  /** Those of a module, called in sessions of their own. */
  public ModuleTests(BuildPluginManager plugins, MavenSession session, MavenProject project) {
    this.plugins = plugins;
    this.session = session;
    this.project = project;
  }

  /** Where the tests' classes are. */
  public Path classes() {
    return Path.of(project.getBuild().getTestOutputDirectory());
  }

  /** The plugin that runs such tests, if the pom configures it for the module. */
  public Optional<Plugin> plugin(Kind kind) {
    return Optional.ofNullable(
        project.getBuild().getPluginsAsMap().get("org.apache.maven.plugins:" + kind.plugin));
  }

  /**
   * Runs the tests.
   *
   * @param parameters says those of the goal, in place of those of the pom
   * @param handed system properties for the tests, besides those of the pom
   * @return each test with what came of it: passed, failed, error or skipped
   * @throws MojoFailureException if they could not be run
   */
  public SortedMap<String, String> run(
      Kind kind, Consumer<GoalConfiguration> parameters, Map<String, String> handed)
      throws MojoExecutionException, MojoFailureException, IOException {
    Path reports = Files.createTempDirectory("aria-tests");
    try {
      call(
          kind,
          goal -> {
            goal.set("reportsDirectory", reports.toString());
            goal.set("summaryFile", reports.resolve("summary.xml").toString());
            goal.set("testFailureIgnore", "true");
            goal.set("failIfNoTests", "false");
            goal.set("disableXmlReport", "false");
            goal.add("systemPropertyVariables", handed);
            parameters.accept(goal);
          });
      return TestReports.read(reports);
    } finally {
      Tree.delete(reports);
    }
  }

  private void call(Kind kind, Consumer<GoalConfiguration> parameters)
      throws MojoExecutionException, MojoFailureException {
    Plugin plugin =
        plugin(kind)
            .orElseThrow(() -> new MojoFailureException("the pom does not have " + kind.plugin));
    try {
      MojoDescriptor goal =
          plugins.getMojoDescriptor(
              plugin,
              kind.goal,
              project.getRemotePluginRepositories(),
              session.getRepositorySession());
      GoalConfiguration configuration = GoalConfiguration.ofPom(plugin, kind.goal);
      parameters.accept(configuration);
      MojoExecution mojo = new MojoExecution(goal, EXECUTION);
      mojo.setConfiguration(configuration.completeFor(goal));
      MavenSession own = session.clone();
      own.setCurrentProject(project);
      plugins.executeMojo(own, mojo);
    } catch (MojoFailureException | MojoExecutionException e) {
      throw e;
    } catch (Exception e) {
      throw new MojoExecutionException(kind.plugin + " cannot be run: " + e.getMessage(), e);
    }
  }
}
