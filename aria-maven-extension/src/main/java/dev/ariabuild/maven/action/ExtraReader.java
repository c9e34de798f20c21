package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.maven.goal.Extra;
import java.io.File;
import java.nio.file.Path;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.project.MavenProject;

/** Reads inputs that are no parameters. */
public final class ExtraReader {
  /** Key in the request's data of the modules whose tests train images. */
  public static final String TESTS_TRAIN = "aria.tests.train";

  private final ModuleContext module;
  private final InputList inputs;
  private final Map<String, ConfigNode> parameters;

  /**
   * For one goal.
   *
   * @param parameters of the goal
   */
  ExtraReader(ModuleContext module, InputList inputs, Map<String, ConfigNode> parameters) {
    this.module = module;
    this.parameters = parameters;
    this.inputs = inputs;
  }

  void read(Extra extra) throws Doubt {
    MavenProject project = module.project();
    switch (extra) {
      case JDK:
        JdkReader.read(module, parameters, inputs);
        break;
      case BUILD_JDK:
        inputs.value("jdk of the build", JdkReader.running());
        break;
      case OWN_POM:
        if (project.getFile() != null) {
          inputs.file(project.getFile().toPath());
        }
        break;
      case REACTOR_POMS:
        new ProjectReader(module, inputs).reactorPoms();
        break;
      case PROJECT_INFO:
        new ProjectReader(module, inputs).info();
        break;
      case DEPENDENCY_NAMES:
        new ProjectReader(module, inputs).dependencyNames();
        break;
      case ATTACHED_ARTIFACTS:
        new ProjectReader(module, inputs).attached();
        break;
      case RESOURCE_FILES:
        ResourceReader resources = new ResourceReader(module, inputs, Map.of());
        resources.files("resources", project.getResources());
        resources.files("test resources", project.getTestResources());
        break;
      case BUILT_FILES:
        BuiltFiles.read(module, inputs);
        break;
      case WHOLE_MODULE:
        ModuleFiles.readWhole(module, inputs);
        break;
      case GIT_SETTINGS:
        GitSettings.read(module, inputs);
        break;
      case GIT_STATE:
        GitFacts.read(module.session(), inputs);
        break;
      case ARIA_SETTINGS:
        ariaSettings();
        break;
      case YEAR:
        inputs.value("year", Integer.toString(Year.now().getValue()));
        break;
      case PLATFORM:
        inputs.value(
            "platform", system("os.name") + " " + system("os.version") + " " + system("os.arch"));
        break;
      case POM:
        pom();
        break;
      case MODEL:
        model();
        break;
      case DEPENDENCIES:
        dependencies();
        break;
      case DEPENDENCY_CLASS_VERSIONS:
        dependencies(
            (name, artifact, file) ->
                inputs.seenBy(name + " class versions", file, ClassReaders.VERSIONS));
        break;
      case BUNDLE_DEPENDENCIES:
        bundleDependencies();
        break;
      case PLUGIN_DEPENDENCIES:
        dependencies(new PluginDependencies(module, inputs)::read);
        break;
      case DEPENDENCY_ABI:
        new ProjectReader(module, inputs).dependencyAbi();
        break;
      case TEST_CLASS_PATH:
        testClassPath();
        break;
      case ENVIRONMENT:
        Environment.read(module.session(), inputs);
        break;
      case JAVAC_OPTIONS:
        Environment.read(module.session(), "JDK_JAVAC_OPTIONS", inputs);
        break;
      case USER_PROPERTIES:
        userProperties();
        break;
      case TIME_ZONE:
        inputs.value("time zone", TimeZone.getDefault().getID());
        break;
      case MODULE_FILES:
        ModuleFiles.read(module, inputs);
        break;
      case ARTIFACT:
        File file = project.getArtifact().getFile();
        inputs.value("artifact", file == null ? "(none)" : module.name(file.toPath()));
        if (file != null) {
          inputs.file(file.toPath());
        }
        break;
      case TOOLCHAINS:
        toolchains();
        break;
      case CLASSES:
        inputs.tree(module.path(project.getBuild().getOutputDirectory()));
        break;
      case TRAINING_TESTS:
        Object trained = module.session().getRequest().getData().get(TESTS_TRAIN);
        if (trained instanceof Set<?> modules && modules.contains(module.id())) {
          testClassPath();
        }
        break;
      case TEST_CLASSES:
        inputs.tree(module.path(project.getBuild().getTestOutputDirectory()));
        break;
      case ALL_SOURCES:
        project.getCompileSourceRoots().forEach(root -> inputs.tree(module.path(root)));
        project.getTestCompileSourceRoots().forEach(root -> inputs.tree(module.path(root)));
        break;
      case PROFILES:
        List<String> ids = new ArrayList<>();
        project.getActiveProfiles().forEach(profile -> ids.add(profile.getId()));
        inputs.value("profiles", ids.toString());
        break;
    }
  }

  private static String system(String name) {
    return System.getProperty(name, "?");
  }

  private void toolchains() {
    MavenExecutionRequest request = module.session().getRequest();
    for (File file :
        Arrays.asList(request.getUserToolchainsFile(), request.getGlobalToolchainsFile())) {
      if (file != null) {
        inputs.content("tool chains " + file.getName(), file.toPath());
      }
    }
  }

  private void pom() {
    for (MavenProject at = module.project();
        at != null && at.getFile() != null;
        at = at.getParent()) {
      inputs.file(at.getFile().toPath());
    }
  }

  private void model() {
    inputs.parts(
        "effective model",
        module.modelText().parts(module.project().getModel(), module.locations()));
  }

  private interface Content {
    void read(String name, Artifact artifact, Path file) throws Doubt;
  }

  private void dependencies(Content content) throws Doubt {
    for (Artifact artifact : module.project().getArtifacts()) {
      String name = "dependency " + artifact.getDependencyConflictId();
      inputs.value(name, artifact.getBaseVersion() + " " + artifact.getScope());
      Optional<File> file = new ProjectReader(module, inputs).fileOf(artifact);
      if (file.isPresent()) {
        content.read(name, artifact, file.get().toPath());
      }
    }
  }

  private void dependencies() throws Doubt {
    dependencies((name, artifact, file) -> inputs.runtime(name + " content", file));
  }

  private void bundleDependencies() throws Doubt {
    if (BundleInstructions.mayCopy(module)) {
      dependencies();
    } else {
      dependencies(
          (name, artifact, file) -> inputs.seenBy(name + " shape", file, ClassReaders.SHAPES));
    }
  }

  private void testClassPath() throws Doubt {
    try {
      List<Path> entries =
          module.project().getTestClasspathElements().stream().map(module::path).toList();
      new ClassPathReader(module, inputs).runtime("test class path", entries);
    } catch (DependencyResolutionRequiredException e) {
      throw new Doubt(Cause.UNREADABLE_INPUT, String.valueOf(e.getMessage()));
    }
  }

  private void ariaSettings() {
    Properties system = module.session().getSystemProperties();
    system.stringPropertyNames().stream()
        .filter(name -> name.startsWith("env.ARIA_"))
        .forEach(name -> inputs.hidden("environment " + name, system.getProperty(name)));
    Properties user = module.session().getUserProperties();
    Canonical canonical = new Canonical(module.locations());
    user.stringPropertyNames().stream()
        .filter(name -> name.startsWith("aria."))
        .forEach(
            name -> inputs.hidden("property " + name, canonical.portable(user.getProperty(name))));
    Object profile = module.session().getRequest().getData().get("aria.request.profile");
    inputs.value("aria profile", String.valueOf(profile));
  }

  /** Aria's own, and those that Maven 4 makes of the place where it was called. */
  static boolean ofTheCall(String property) {
    return property.startsWith("aria.") || property.startsWith("session.");
  }

  private void userProperties() {
    Properties user = module.session().getUserProperties();
    Canonical canonical = new Canonical(module.locations());
    user.stringPropertyNames().stream()
        .sorted()
        .filter(name -> !ofTheCall(name))
        .forEach(
            name -> inputs.hidden("property " + name, canonical.portable(user.getProperty(name))));
  }
}
