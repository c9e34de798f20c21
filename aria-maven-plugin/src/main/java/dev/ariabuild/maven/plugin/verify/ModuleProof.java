package dev.ariabuild.maven.plugin.verify;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.aot.verify.Verifier;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Modules;
import dev.ariabuild.maven.plugin.image.ModuleClassPath;
import dev.ariabuild.maven.plugin.image.ModuleTraining;
import dev.ariabuild.maven.plugin.tests.ModuleTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** Proves of the images of one module that they do what its unstripped jars do. */
public final class ModuleProof {
  private final MavenProject project;
  private final ModuleTests tests;
  private final Path jdk;
  private final Extent extent;

  /**
   * How far it goes beyond the comparison of files.
   *
   * @param application whether it is run at all, if training is declared, and tests that start it
   * @param unitTests {@code auto} (where no training is declared), {@code true} or {@code false}
   */
  public record Extent(boolean application, String unitTests) {}

  /**
   * Proofs for a module.
   *
   * @param jdk home of the one that runs the unstripped application
   */
  public ModuleProof(MavenProject project, ModuleTests tests, Path jdk, Extent extent) {
    this.project = project;
    this.tests = tests;
    this.jdk = jdk;
    this.extent = extent;
  }

  /**
   * What was proven, in lines.
   *
   * @param settings with the profile that the image is of
   * @param folder such as {@code target/aria/release}
   * @throws AotException if the image does something else; says what
   * @throws MojoFailureException if the module has no jar, or tests cannot be run
   */
  public List<String> lines(Settings settings, Path folder)
      throws IOException,
          InterruptedException,
          AotException,
          MojoExecutionException,
          MojoFailureException {
    Map<String, Path> originals = ModuleClassPath.of(project, settings).byName();
    if (!extent.application()) {
      return Verifier.verify(folder, originals, Optional.empty());
    }
    Profile profile = settings.profile().forPackage(Modules.label(project));
    Training work = ModuleTraining.of(project, profile, List.of(), tests);
    List<String> plain = plain(profile);
    Optional<Verifier.Runs> run =
        work.runs()
            ? Optional.of(
                new Verifier.Runs(Path.of(plain.get(0)), plain.subList(1, plain.size()), work))
            : Optional.empty();
    List<String> proven = new ArrayList<>(Verifier.verify(folder, originals, run));
    TestedImage image = new TestedImage(tests, project, profile, folder, originals);
    if (work.testsStartIt()) {
      proven.add(image.byIntegrationTests(work, plain));
    }
    if (extent.unitTests().equals("true")
        || (extent.unitTests().equals("auto") && !work.declared())) {
      proven.add(image.byUnitTests());
    }
    return proven;
  }

  /** Java, with the options that the launcher gives it. */
  private List<String> plain(Profile profile) throws IOException, AotException {
    List<String> plain = new ArrayList<>();
    plain.add(Jdk.at(jdk).tool("java").toString());
    if (profile.debugAssertions()) {
      plain.add("-ea");
    }
    plain.addAll(profile.jvmOptions());
    return plain;
  }
}
