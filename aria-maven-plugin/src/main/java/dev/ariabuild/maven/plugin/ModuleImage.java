package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.image.ClassPathPlan;
import dev.ariabuild.aot.image.ImageBuilder;
import dev.ariabuild.aot.image.ImageRequest;
import dev.ariabuild.aot.image.ImageResult;
import dev.ariabuild.aot.image.JarSource;
import dev.ariabuild.aot.image.MainClasses;
import dev.ariabuild.aot.image.Platform;
import dev.ariabuild.aot.image.StartUp;
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** The image of one module: finds out what belongs to it, has it made, attaches and reports it. */
final class ModuleImage {
  private static final int RUNS = 5;

  private final Host host;
  private final Settings settings;
  private final @Nullable MavenProjectHelper helper;
  private final BuildPluginManager plugins;
  private final Log log;

  /**
   * @param helper attaches what is made; null: nothing is attached
   * @param plugins runs tests
   */
  ModuleImage(
      Host host,
      Settings settings,
      @Nullable MavenProjectHelper helper,
      BuildPluginManager plugins,
      Log log) {
    this.plugins = plugins;
    this.host = host;
    this.settings = settings;
    this.helper = helper;
    this.log = log;
  }

  /**
   * What the goal's parameters say above the profile.
   *
   * @param mainClass null: as the profile, the manifest or the jar says
   * @param launcherName null: as the profile says, else the artifactId
   * @param trainingArguments empty: those of the profile
   * @param jdk home of the JDK that ships
   * @param output folder above the profile's
   * @param measure whether start-up times are measured
   * @param alone whether it is an error if there is nothing to make an image of
   */
  record Wishes(
      @Nullable String mainClass,
      @Nullable String launcherName,
      List<String> trainingArguments,
      Path jdk,
      Path output,
      Instant timestamp,
      boolean measure,
      boolean alone) {}

  /** Makes the image, or says in one line why there is nothing to do. */
  void make(MavenProject project, Wishes wishes)
      throws MojoExecutionException, MojoFailureException {
    try {
      makeOrThrow(project, wishes);
    } catch (AotException e) {
      throw new MojoFailureException(e.text(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("no image of " + project.getArtifactId() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  private void makeOrThrow(MavenProject project, Wishes wishes)
      throws IOException, InterruptedException, AotException, MojoFailureException {
    String module = project.getGroupId() + ":" + project.getArtifactId();
    Profile profile = settings.profile().forPackage(module);
    if (!project.getPackaging().equals("jar")) {
      log.info("nothing to do: the packaging is " + project.getPackaging() + ", not jar");
      return;
    }
    if (profile.get(Schema.TYPECHECK_ONLY)) {
      log.info("nothing to do: profile " + profile.name() + " only checks types");
      return;
    }
    Path own = ownJar(project);
    SortedMap<String, Artifact> artifacts = new TreeMap<>();
    List<JarSource> jars = jars(settings, project, own, artifacts);
    Optional<String> configured =
        Optional.ofNullable(wishes.mainClass()).or(profile::mainClass).filter(s -> !s.isBlank());
    Optional<String> main =
        MainClasses.find(module, own, jars.stream().map(JarSource::file).toList(), configured);
    if (main.isEmpty() && wishes.alone()) {
      throw AotProblem.NO_MAIN_CLASS.with(own.getFileName());
    }
    if (main.isEmpty()) {
      log.info(
          "nothing to do: no main class in "
              + own.getFileName()
              + " (looked for Main-Class in its manifest and for a public static void main;"
              + " set main-class to name one)");
      return;
    }
    Map<Artifact, Path> shipped = new LinkedHashMap<>();
    shipped.put(project.getArtifact(), own);
    for (Artifact artifact : project.getArtifacts()) {
      @Nullable File file = artifact.getFile();
      if (file != null && isShipped(artifact)) {
        shipped.put(artifact, file.toPath());
      }
    }
    new ImageEffects(host, settings, log).check(project, shipped);
    Training training = training(project, profile, wishes.trainingArguments());
    String name =
        Optional.ofNullable(wishes.launcherName())
            .or(profile::launcherName)
            .orElse(project.getArtifactId());
    Path output = wishes.output().resolve(profile.name());
    List<Platform> platforms = new Platforms(settings, host.root(), wishes.jdk()).all();
    for (Platform platform : platforms) {
      boolean first = platform.equals(platforms.get(0));
      ImageRequest request =
          new ImageRequest(
              name,
              project.getVersion(),
              main.get(),
              jars,
              plan(artifacts, profile),
              ImageRequest.Options.of(profile),
              training,
              wishes.jdk(),
              platform,
              first ? output : output.resolve(platform.target().toString()),
              settings.cacheDir(host.root()),
              wishes.timestamp(),
              new ModuleFacts(host, project).publication(profile, name, artifacts));
      make(project, request, wishes, profile);
    }
  }

  /**
   * How an application is trained.
   *
   * @param arguments in place of the profile's; empty: the profile's
   */
  Training training(MavenProject project, Profile profile, List<String> arguments)
      throws IOException, AotException {
    Profile.Training wanted = profile.training();
    Training training =
        new Training(
            arguments.isEmpty() ? wanted.arguments() : arguments,
            wanted.env(),
            wanted.command(),
            wanted.timeoutSeconds(),
            wanted.readyLog(),
            wanted.readyUrl());
    if (!wanted.command().isEmpty() && !training.stops()) {
      throw AotProblem.COMMAND_WITHOUT_READINESS.with(wanted.command());
    }
    if (!wanted.tests()) {
      return training;
    }
    if (training.runs() && !training.stops()) {
      throw AotProblem.TESTS_AND_ARGUMENTS.with();
    }
    return training.with(
        new TrainingTests(
            new ModuleTests(plugins, host.session(), project), project, wanted.timeoutSeconds()));
  }

  private void make(MavenProject project, ImageRequest request, Wishes wishes, Profile profile)
      throws IOException, InterruptedException, AotException {
    Optional<ImageResult> last = ImageBuilder.upToDate(request);
    ImageResult result = last.isPresent() ? last.get() : ImageBuilder.build(request);
    attach(project, request, result);
    if (last.isPresent()) {
      log.info("image     " + host.relative(result.launcher()) + " is up to date");
    } else {
      ImageReport.lines(request, result, host::relative).forEach(log::info);
    }
    ImageReport.warning(result).ifPresent(log::warn);
    if (last.isEmpty()
        && wishes.measure()
        && profile.optLevel() != OptLevel.NONE
        && request.platform().cross().isEmpty()) {
      measure(request, result, profile.start());
    }
  }

  private void attach(MavenProject project, ImageRequest request, ImageResult result) {
    @Nullable MavenProjectHelper to = helper;
    if (to == null) {
      return;
    }
    String target = request.platform().target().toString();
    for (ImageResult.Archive archive : result.archives()) {
      to.attachArtifact(project, archive.kind().text(), target, archive.file().toFile());
    }
    to.attachArtifact(project, "cdx.json", target, result.sbom().toFile());
    to.attachArtifact(project, "intoto.json", target, result.provenance().toFile());
    result.symbols().ifPresent(bundle -> attachSymbols(to, project, target, bundle));
  }

  /** Attaches a symbol bundle. */
  static void attachSymbols(
      MavenProjectHelper helper, MavenProject project, String target, Path bundle) {
    helper.attachArtifact(project, "tar.xz", target + "-symbols", bundle.toFile());
  }

  /** The jar of a module, which must be there. */
  static Path ownJar(MavenProject project) throws MojoFailureException {
    @Nullable File file = project.getArtifact().getFile();
    if (file == null || !file.isFile()) {
      throw new MojoFailureException(
          project.getArtifactId()
              + " has no jar yet: run the goal together with the phase, as in 'mvn package"
              + " aria:image', or bind it to the phase package");
    }
    return file.toPath();
  }

  /** The class path, the module's own jar first; adds the artifacts by the names of their jars. */
  static List<JarSource> jars(
      Settings settings, MavenProject project, Path own, SortedMap<String, Artifact> artifacts) {
    List<JarSource> jars = new ArrayList<>();
    add(settings, own, project.getArtifact(), artifacts, jars);
    for (Artifact artifact : project.getArtifacts()) {
      @Nullable File file = artifact.getFile();
      if (file != null && isShipped(artifact)) {
        add(settings, file.toPath(), artifact, artifacts, jars);
      }
    }
    return jars;
  }

  /** Whether an artifact of the module is on the class path of its application. */
  static boolean isShipped(Artifact artifact) {
    boolean runtime =
        Artifact.SCOPE_COMPILE.equals(artifact.getScope())
            || Artifact.SCOPE_RUNTIME.equals(artifact.getScope());
    return runtime && artifact.getArtifactHandler().isAddedToClasspath();
  }

  private static void add(
      Settings settings,
      Path file,
      Artifact artifact,
      SortedMap<String, Artifact> artifacts,
      List<JarSource> jars) {
    String name = file.getFileName().toString();
    if (artifacts.containsKey(name)) {
      name = artifact.getGroupId() + "." + name;
    }
    artifacts.put(name, artifact);
    Profile profile = profile(settings, artifact);
    jars.add(new JarSource(file, name, StripPlan.of(profile.strip(), profile.debug())));
  }

  private static Profile profile(Settings settings, Artifact artifact) {
    return settings.profile().forPackage(artifact.getGroupId() + ":" + artifact.getArtifactId());
  }

  /** What is done to all classes together. */
  private ClassPathPlan plan(SortedMap<String, Artifact> artifacts, Profile profile) {
    Set<String> lift = new HashSet<>();
    Set<String> lower = new HashSet<>();
    artifacts.forEach(
        (name, artifact) -> {
          Profile own = profile(settings, artifact);
          if (own.liftOldClasses()) {
            lift.add(name);
          }
          if (own.lowerDynamicCalls()) {
            lower.add(name);
          }
        });
    return new ClassPathPlan(lift, lower, profile.keep());
  }

  /** The unstripped jars by their name in {@code lib}, in the order of the class path. */
  Map<String, Path> classPath(MavenProject project) throws MojoFailureException {
    Map<String, Path> classPath = new LinkedHashMap<>();
    for (JarSource jar : jars(settings, project, ownJar(project), new TreeMap<>())) {
      classPath.put(jar.name(), jar.file());
    }
    return classPath;
  }

  /** A start that cannot be measured spoils no image. */
  private void measure(ImageRequest request, ImageResult result, Profile.Start declared)
      throws IOException, InterruptedException {
    Training start = measured(declared, request.training());
    if (!start.runs()) {
      return;
    }
    String classPath =
        request.jars().stream()
            .map(jar -> jar.file().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> plain =
        List.of(
            request.jdk().resolve("bin/java").toString(), "-cp", classPath, request.mainClass());
    try {
      StartUp times = StartUp.measure(result.launcher(), plain, start, RUNS);
      log.info(ImageReport.startUp(times, start, RUNS));
    } catch (AotException e) {
      log.warn("start-up was not measured: " + e.text());
    }
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
