package dev.ariabuild.maven.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Runs the tests of a module as its pom configures them, with surefire or failsafe, and reads what
 * came of them. The goals of those plugins are called inside of one of ours; the core extension
 * leaves them alone.
 */
final class ModuleTests {
  /** Execution by which the core extension knows these calls. */
  static final String EXECUTION = "aria-tests";

  /** Which tests. */
  enum Kind {
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
    String plugin() {
      return plugin;
    }
  }

  private final BuildPluginManager plugins;
  private final MavenSession session;
  private final MavenProject project;

  ModuleTests(BuildPluginManager plugins, MavenSession session, MavenProject project) {
    this.plugins = plugins;
    this.session = session.clone();
    this.session.setCurrentProject(project);
    this.project = project;
  }

  /** Where the tests' classes are. */
  Path classes() {
    return Path.of(project.getBuild().getTestOutputDirectory());
  }

  /** The plugin that runs such tests, if the pom configures it for the module. */
  Optional<Plugin> plugin(Kind kind) {
    return Optional.ofNullable(
        project.getBuild().getPluginsAsMap().get("org.apache.maven.plugins:" + kind.plugin));
  }

  /**
   * Runs the tests.
   *
   * @param parameters of the goal, in place of those of the pom
   * @param handed system properties for the tests, besides those of the pom
   * @param reports empty folder, which is filled
   * @return each test with what came of it: passed, failed, error or skipped
   * @throws MojoFailureException if they could not be run
   */
  SortedMap<String, String> run(
      Kind kind, List<Xpp3Dom> parameters, Map<String, String> handed, Path reports)
      throws MojoExecutionException, MojoFailureException, IOException {
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
      MojoExecution mojo = new MojoExecution(goal, EXECUTION);
      Xpp3Dom configuration = configured(plugin, kind.goal);
      set(configuration, text("reportsDirectory", reports.toString()));
      set(configuration, text("summaryFile", reports.resolve("summary.xml").toString()));
      set(configuration, text("testFailureIgnore", "true"));
      set(configuration, text("failIfNoTests", "false"));
      set(configuration, text("disableXmlReport", "false"));
      add(configuration, "systemPropertyVariables", handed);
      parameters.forEach(parameter -> set(configuration, parameter));
      mojo.setConfiguration(complete(configuration, goal));
      plugins.executeMojo(session, mojo);
    } catch (MojoFailureException | MojoExecutionException e) {
      throw e;
    } catch (Exception e) {
      throw new MojoExecutionException(kind.plugin + " cannot be run: " + e.getMessage(), e);
    }
    return results(reports);
  }

  /** What the pom says for an execution with the goal, otherwise for the plugin. */
  private static Xpp3Dom configured(Plugin plugin, String goal) {
    @Nullable Object found = plugin.getConfiguration();
    for (PluginExecution execution : plugin.getExecutions()) {
      if (execution.getGoals().contains(goal) && execution.getConfiguration() != null) {
        found = execution.getConfiguration();
        break;
      }
    }
    return found instanceof Xpp3Dom dom ? new Xpp3Dom(dom) : new Xpp3Dom("configuration");
  }

  /** Only what the goal knows, and its defaults. */
  private static Xpp3Dom complete(Xpp3Dom configured, MojoDescriptor goal) {
    Xpp3Dom complete = new Xpp3Dom("configuration");
    PlexusConfiguration defaults = goal.getMojoConfiguration();
    for (Parameter parameter : goal.getParameters()) {
      @Nullable Xpp3Dom given = configured.getChild(parameter.getName());
      if (given == null && parameter.getAlias() != null) {
        given = configured.getChild(parameter.getAlias());
      }
      @Nullable PlexusConfiguration standard = defaults.getChild(parameter.getName(), false);
      Xpp3Dom child = new Xpp3Dom(parameter.getName());
      if (given != null) {
        child = new Xpp3Dom(given, parameter.getName());
      }
      if (standard != null) {
        if (given == null) {
          child.setValue(standard.getValue(null));
        }
        for (String name : standard.getAttributeNames()) {
          if (child.getAttribute(name) == null) {
            child.setAttribute(name, standard.getAttribute(name));
          }
        }
      }
      if (given != null || standard != null) {
        complete.addChild(child);
      }
    }
    return complete;
  }

  /** A parameter with one value. */
  static Xpp3Dom text(String name, String value) {
    Xpp3Dom parameter = new Xpp3Dom(name);
    parameter.setValue(value);
    return parameter;
  }

  /** A parameter with several values. */
  static Xpp3Dom list(String name, List<String> values) {
    Xpp3Dom parameter = new Xpp3Dom(name);
    values.forEach(value -> parameter.addChild(text("value", value)));
    return parameter;
  }

  private static void set(Xpp3Dom configuration, Xpp3Dom parameter) {
    for (int i = configuration.getChildCount() - 1; i >= 0; i--) {
      if (configuration.getChild(i).getName().equals(parameter.getName())) {
        configuration.removeChild(i);
      }
    }
    configuration.addChild(parameter);
  }

  private static void add(Xpp3Dom configuration, String name, Map<String, String> values) {
    @Nullable Xpp3Dom given = configuration.getChild(name);
    Xpp3Dom all = given == null ? new Xpp3Dom(name) : new Xpp3Dom(given);
    values.forEach((key, value) -> set(all, text(key, value)));
    set(configuration, all);
  }

  /** What reports tell. */
  static SortedMap<String, String> results(Path reports)
      throws IOException, MojoExecutionException {
    SortedMap<String, String> results = new TreeMap<>();
    if (!Files.isDirectory(reports)) {
      return results;
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(reports)) {
      files = list.filter(file -> file.getFileName().toString().startsWith("TEST-")).toList();
    }
    for (Path file : files) {
      NodeList tests = parse(file).getElementsByTagName("testcase");
      for (int i = 0; i < tests.getLength(); i++) {
        Element test = (Element) tests.item(i);
        String name = test.getAttribute("classname") + "." + test.getAttribute("name");
        results.merge(name, outcome(test), (one, other) -> one + ", " + other);
      }
    }
    return results;
  }

  private static String outcome(Element test) {
    for (String bad : List.of("error", "failure", "skipped")) {
      if (test.getElementsByTagName(bad).getLength() > 0) {
        return bad.equals("failure") ? "failed" : bad;
      }
    }
    return "passed";
  }

  private static Document parse(Path file) throws IOException, MojoExecutionException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (SAXException | ParserConfigurationException e) {
      throw new MojoExecutionException("the test report " + file + " cannot be read: " + e, e);
    }
  }
}
