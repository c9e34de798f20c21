package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.image.ImageBuilder;
import dev.ariabuild.aot.image.ImageRequest;
import dev.ariabuild.aot.image.ImageResult;
import dev.ariabuild.aot.image.JarSource;
import dev.ariabuild.aot.image.MainClasses;
import dev.ariabuild.aot.image.Platform;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.ProfileKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.effect.ImageEffects;
import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.host.Modules;
import dev.ariabuild.maven.plugin.tests.ModuleTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** The image of one module: finds out what belongs to it, has it made, attaches and reports it. */
public final class ModuleImage {
  private final Host host;
  private final Settings settings;
  private final BuildPluginManager plugins;
  private final Optional<MavenProjectHelper> helper;
  private final Log log;

  /**
   * Images as one build makes them.
   *
   * @param plugins runs tests
   * @param helper attaches what is made; without one nothing is attached
   */
  public ModuleImage(
      Host host,
      Settings settings,
      BuildPluginManager plugins,
      Optional<MavenProjectHelper> helper) {
    this.host = host;
    this.settings = settings;
    this.plugins = plugins;
    this.helper = helper;
    this.log = host.log();
  }

  /**
   * Makes the image, or says in one line why there is nothing to do.
   *
   * @throws AotException if it cannot be made as the profile wants it
   * @throws MojoFailureException if the module has no jar yet, or effects that are not allowed
   */
  public void make(MavenProject project, Wishes wishes)
      throws InterruptedException, AotException, MojoExecutionException, MojoFailureException {
    try {
      makeOrSayWhyNot(project, wishes);
    } catch (IOException e) {
      throw new MojoExecutionException("no image of " + project.getArtifactId() + ": " + e, e);
    }
  }

  private void makeOrSayWhyNot(MavenProject project, Wishes wishes)
      throws IOException, InterruptedException, AotException, MojoFailureException {
    Profile profile = settings.profile().forPackage(Modules.label(project));
    if (!project.getPackaging().equals("jar")) {
      log.info("nothing to do: the packaging is " + project.getPackaging() + ", not jar");
      return;
    }
    if (profile.get(ProfileKeys.TYPECHECK_ONLY)) {
      log.info("nothing to do: profile " + profile.name() + " only checks types");
      return;
    }
    ModuleClassPath classPath = ModuleClassPath.of(project, settings);
    Optional<String> main = mainClass(project, classPath, profile, wishes);
    if (main.isPresent()) {
      new ImageEffects(host, settings).check(project, classPath.files());
      make(project, classPath, main.get(), profile, wishes);
    } else if (wishes.alone()) {
      throw AotProblem.NO_MAIN_CLASS.with(classPath.own().getFileName());
    } else {
      log.info(
          "nothing to do: no main class in "
              + classPath.own().getFileName()
              + " (looked for Main-Class in its manifest and for a public static void main;"
              + " set main-class to name one)");
    }
  }

  private static Optional<String> mainClass(
      MavenProject project, ModuleClassPath classPath, Profile profile, Wishes wishes)
      throws IOException, AotException {
    return MainClasses.find(
        Modules.label(project),
        classPath.own(),
        classPath.sources().stream().map(JarSource::file).toList(),
        Optional.ofNullable(wishes.mainClass())
            .or(profile::mainClass)
            .filter(name -> !name.isBlank()));
  }

  private void make(
      MavenProject project,
      ModuleClassPath classPath,
      String mainClass,
      Profile profile,
      Wishes wishes)
      throws IOException, InterruptedException, AotException {
    ModuleTests tests = new ModuleTests(plugins, host.session(), project);
    Training training = ModuleTraining.of(project, profile, wishes.trainingArguments(), tests);
    String name =
        Optional.ofNullable(wishes.launcherName())
            .or(profile::launcherName)
            .orElse(project.getArtifactId());
    SortedMap<String, Artifact> artifacts = classPath.artifacts();
    Path output = wishes.output().resolve(profile.name());
    List<Platform> platforms = new Platforms(settings, host.root(), wishes.jdk()).all();
    for (Platform platform : platforms) {
      boolean first = platform.equals(platforms.get(0));
      ImageRequest request =
          new ImageRequest(
              name,
              project.getVersion(),
              mainClass,
              classPath.sources(),
              classPath.plan(profile.keep()),
              ImageRequest.Options.of(profile),
              training,
              wishes.jdk(),
              platform,
              first ? output : output.resolve(platform.target().toString()),
              settings.cacheDir(host.root()),
              wishes.timestamp(),
              new ModuleFacts(host, project).publication(profile, name, artifacts));
      make(project, request, profile, wishes.measure());
    }
  }

  private void make(MavenProject project, ImageRequest request, Profile profile, boolean measure)
      throws IOException, InterruptedException, AotException {
    Optional<ImageResult> last = ImageBuilder.upToDate(request);
    ImageResult result = last.isPresent() ? last.get() : ImageBuilder.build(request);
    helper.ifPresent(to -> new Attachments(to, project, request.platform().target()).add(result));
    if (last.isPresent()) {
      log.info("image     " + host.relative(result.launcher()) + " is up to date");
    } else {
      ImageReport.lines(request, result, host::relative).forEach(log::info);
    }
    ImageReport.warning(result).ifPresent(log::warn);
    if (last.isEmpty()
        && measure
        && profile.optLevel() != OptLevel.NONE
        && request.platform().cross().isEmpty()) {
      MeasuredStart.tell(request, result, profile.start(), log);
    }
  }
}
