package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.aot.verify.Verifier;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
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
public final class VerifyMojo extends AbstractMojo {
  private static final String RELEASE = "release";
  private static final String WITH_SYMBOLS = "release-with-symbols";

  private final ToolchainManager toolchains;
  private final BuildPluginManager plugins;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

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
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Host host = new Host(session, getLog());
    Settings chosen = host.settings(profile);
    host.greet(chosen);
    try {
      for (String name : names(host, chosen)) {
        Settings settings = host.isChosen(chosen) ? chosen : host.settings(name);
        Path folder = outputDirectory.toPath().resolve(name);
        if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
          make(host, settings);
        }
        if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
          return; // it was said why there is none
        }
        List<String> proven = verify(host, settings, folder);
        getLog().info("verified  " + host.relative(folder));
        proven.forEach(line -> getLog().info("          " + line));
      }
      same();
    } catch (AotException e) {
      throw new MojoFailureException(e.text(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("the image cannot be verified: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  private List<String> names(Host host, Settings chosen) throws IOException {
    if (host.isChosen(chosen)) {
      return List.of(chosen.profile().name());
    }
    List<String> built = new ArrayList<>();
    for (Path folder : Images.in(outputDirectory.toPath())) {
      if (chosen.profiles().containsKey(folder.getFileName().toString())) {
        built.add(folder.getFileName().toString());
      }
    }
    return built.isEmpty() ? List.of(RELEASE, WITH_SYMBOLS) : built;
  }

  private void make(Host host, Settings settings)
      throws MojoExecutionException, MojoFailureException {
    new ModuleImage(host, settings, null, plugins, getLog())
        .make(
            project,
            new ModuleImage.Wishes(
                null,
                null,
                List.of(),
                Jdks.choose(jdk, toolchains, session),
                outputDirectory.toPath(),
                Timestamp.of(outputTimestamp, System.getenv("SOURCE_DATE_EPOCH")),
                false,
                false));
  }

  private List<String> verify(Host host, Settings settings, Path folder)
      throws IOException,
          InterruptedException,
          AotException,
          MojoExecutionException,
          MojoFailureException {
    ModuleImage module = new ModuleImage(host, settings, null, plugins, getLog());
    Map<String, Path> originals = module.classPath(project);
    Profile own =
        settings.profile().forPackage(project.getGroupId() + ":" + project.getArtifactId());
    if (!run) {
      return Verifier.verify(folder, originals, Optional.empty());
    }
    Training work = module.training(project, own, List.of());
    List<String> plain = new ArrayList<>();
    plain.add(Jdk.at(Jdks.choose(jdk, toolchains, session)).tool("java").toString());
    if (own.debugAssertions()) {
      plain.add("-ea");
    }
    plain.addAll(own.jvmOptions());
    List<String> proven =
        new ArrayList<>(
            Verifier.verify(
                folder,
                originals,
                work.runs()
                    ? Optional.of(
                        new Verifier.Runs(
                            Path.of(plain.get(0)), plain.subList(1, plain.size()), work))
                    : Optional.empty()));
    TestedImage image =
        new TestedImage(
            new ModuleTests(plugins, session, project), project, own, folder, originals);
    if (work.testsStartIt()) {
      proven.add(image.byIntegrationTests(work, plain));
    }
    if (tests.equals("true") || (tests.equals("auto") && !work.declared())) {
      proven.add(image.byUnitTests());
    }
    return proven;
  }

  private void same() throws IOException, AotException {
    Path release = outputDirectory.toPath().resolve(RELEASE);
    Path symbols = outputDirectory.toPath().resolve(WITH_SYMBOLS);
    if (Files.isRegularFile(release.resolve("manifest.json"))
        && Files.isRegularFile(symbols.resolve("manifest.json"))) {
      Verifier.same(release, symbols).forEach(line -> getLog().info("          " + line));
    }
  }
}
