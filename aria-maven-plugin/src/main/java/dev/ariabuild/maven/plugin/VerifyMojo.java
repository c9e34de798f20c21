package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.verify.Verifier;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Jdks;
import dev.ariabuild.maven.plugin.image.Images;
import dev.ariabuild.maven.plugin.image.ModuleImage;
import dev.ariabuild.maven.plugin.image.Timestamp;
import dev.ariabuild.maven.plugin.image.Wishes;
import dev.ariabuild.maven.plugin.tests.ModuleTests;
import dev.ariabuild.maven.plugin.verify.ModuleProof;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Proves that images do what the unstripped jars do: same classes, same bytecode but for debug
 * attributes, same resources, same output, symbols that belong to what was published; and that the
 * profiles release and release-with-symbols publish the same bytes. Looks at the profile that was
 * chosen, otherwise at every image that was built, otherwise makes those of the two release
 * profiles.
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class VerifyMojo extends ProfileGoal {
  private static final String RELEASE = "release";
  private static final String WITH_SYMBOLS = "release-with-symbols";

  private final ToolchainManager toolchains;
  private final BuildPluginManager plugins;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** Whether the application is run, if training is declared, to compare what it does. */
  @Parameter(property = "aria.verify.run", defaultValue = "true")
  private boolean run;

  /**
   * Whether the module's unit tests are run on the classes of the image and on the unstripped ones:
   * {@code auto} (where no training is declared), {@code true} or {@code false}.
   */
  @Parameter(property = "aria.verify.tests", defaultValue = "auto")
  private String tests;

  /** Home of the JDK that ships; it runs the unstripped application. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  /** The one time of all published files, for images that are made here. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  /** Folder of the results; each profile has its own below it. */
  @Parameter(defaultValue = "${project.build.directory}/aria", required = true)
  private File outputDirectory;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  VerifyMojo(ToolchainManager toolchains, BuildPluginManager plugins) {
    this.plugins = plugins;
    this.toolchains = toolchains;
  }

  @Override
  void run()
      throws IOException,
          InterruptedException,
          AotException,
          MojoExecutionException,
          MojoFailureException {
    Settings chosen = settings();
    host().greet(chosen);
    Path home = Jdks.choose(jdk, toolchains, session());
    ModuleProof proof =
        new ModuleProof(
            project,
            new ModuleTests(plugins, session(), project),
            home,
            new ModuleProof.Extent(run, tests));
    for (String name : names(chosen)) {
      Settings settings = chosen.chosenBy().user() ? chosen : host().settings(name);
      Path folder = outputDirectory.toPath().resolve(name);
      if (!Images.isFinished(folder)) {
        make(settings, home);
      }
      if (!Images.isFinished(folder)) {
        return; // it was said why there is none
      }
      List<String> proven = proof.lines(settings, folder);
      getLog().info("verified  " + host().relative(folder));
      proven.forEach(line -> getLog().info("          " + line));
    }
    same();
  }

  @Override
  String undone() {
    return "the image cannot be verified";
  }

  private List<String> names(Settings chosen) throws IOException {
    if (chosen.chosenBy().user()) {
      return List.of(chosen.profile().name());
    }
    List<String> built =
        Images.in(outputDirectory.toPath()).stream()
            .map(folder -> folder.getFileName().toString())
            .filter(chosen.profiles()::containsKey)
            .toList();
    return built.isEmpty() ? List.of(RELEASE, WITH_SYMBOLS) : built;
  }

  private void make(Settings settings, Path home)
      throws InterruptedException, AotException, MojoExecutionException, MojoFailureException {
    Wishes wishes =
        Wishes.none(home, outputDirectory.toPath(), Timestamp.of(outputTimestamp), false);
    new ModuleImage(host(), settings, plugins, Optional.empty()).make(project, wishes);
  }

  private void same() throws IOException, AotException {
    Path release = outputDirectory.toPath().resolve(RELEASE);
    Path symbols = outputDirectory.toPath().resolve(WITH_SYMBOLS);
    if (Images.isFinished(release) && Images.isFinished(symbols)) {
      Verifier.same(release, symbols).forEach(line -> getLog().info("          " + line));
    }
  }
}
