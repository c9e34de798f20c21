package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.size.Baseline;
import dev.ariabuild.aot.size.Budget;
import dev.ariabuild.aot.size.Node;
import dev.ariabuild.aot.size.SizeReport;
import dev.ariabuild.aot.size.Treemap;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Measures the images that were built: by module, dependency, package and section; against a
 * committed baseline and the profile's {@code size.budget}, which fails the build. Writes a page
 * with a treemap, {@code size.html}, beside each image.
 */
@Mojo(name = "size", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class SizeMojo extends AbstractMojo {
  private static final int SHOWN = 8;

  private final ToolchainManager toolchains;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; if none is chosen, every image that was built is measured. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  /** Home of the JDK that ships; its jimage lists the runtime. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  /** File with committed sizes. */
  @Parameter(
      property = "aria.size.baseline",
      defaultValue = "${project.basedir}/aria-size.json",
      required = true)
  private File baseline;

  /** Writes the sizes into the baseline. */
  @Parameter(property = "aria.size.update", defaultValue = "false")
  private boolean update;

  /**
   * How much image and archive may grow above the baseline, such as 2% or 100KB; the build fails
   * beyond it. Not set: growth is told and fails nothing.
   */
  @Parameter(property = "aria.size.tolerance")
  private @Nullable String tolerance;

  /** Folder of the results; each profile has its own below it. */
  @Parameter(defaultValue = "${project.build.directory}/aria", required = true)
  private File outputDirectory;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  SizeMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Host host = new Host(session, getLog());
    Settings settings = host.settings(profile);
    try {
      Path output = outputDirectory.toPath();
      String name = settings.profile().name();
      List<Path> images = Images.of(output, name, host.isChosen(settings));
      if (images.isEmpty()) {
        getLog().info(Images.none(output, name, host.isChosen(settings)));
        return;
      }
      Jdk home = Jdk.at(Jdks.choose(jdk, toolchains, session));
      for (Path image : images) {
        measure(host, settings, image, home);
        for (Path other : Images.in(image)) { // for other platforms
          measure(host, settings, other, home);
        }
      }
    } catch (AotException e) {
      throw new MojoFailureException(e.text(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("sizes cannot be read or written: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  private void measure(Host host, Settings settings, Path folder, Jdk home)
      throws IOException, InterruptedException, AotException, MojoFailureException {
    SizeReport report = SizeReport.of(folder, home);
    Baseline kept = new Baseline(baseline.toPath());
    Optional<SortedMap<String, Long>> before = kept.sizes(report);
    List<Baseline.Change> changes =
        before.map(sizes -> Baseline.compare(sizes, report.totals())).orElse(List.of());
    Path page = folder.resolve("size.html");
    String html = Treemap.page(report, changes);
    if (!Files.exists(page) || !Files.readString(page).equals(html)) {
      Files.writeString(page, html);
    }
    tell(report, changes, before.isPresent());
    getLog().info("treemap   " + host.relative(page));
    if (update) {
      kept.update(report);
      getLog().info("baseline  " + host.relative(kept.file()) + " was written; commit it");
    }
    String module = project.getGroupId() + ":" + project.getArtifactId();
    Budget.check(report, profile(settings, report).forPackage(module).get(Schema.SIZE_BUDGET));
    if (tolerance != null && !update) {
      List<Baseline.Change> grown = Baseline.grown(changes, tolerance);
      if (!grown.isEmpty()) {
        StringBuilder lines = new StringBuilder();
        grown.forEach(change -> lines.append("\n  " + change.name() + ": " + change.text()));
        throw new MojoFailureException(
            "the image grew by more than aria.size.tolerance = "
                + tolerance
                + " above the baseline "
                + host.relative(kept.file())
                + ":"
                + lines
                + "\nif that is right, write the baseline anew with -Daria.size.update");
      }
    }
  }

  /** That of the image, unless the command line names a budget for whatever is measured. */
  private Profile profile(Settings settings, SizeReport report) {
    boolean said = session.getUserProperties().containsKey("aria.size.budget");
    return said
        ? settings.profile()
        : settings.profiles().getOrDefault(report.profile(), settings.profile());
  }

  private void tell(SizeReport report, List<Baseline.Change> changes, boolean compared) {
    SortedMap<String, Long> totals = report.totals();
    row(
        "image",
        totals.getOrDefault("image", 0L),
        report.name() + " " + report.version() + ", profile " + report.profile());
    totals.forEach(
        (name, bytes) -> {
          if (List.of("tar.gz", "zip", "deb").contains(name)) {
            row(name, bytes, "archive");
          }
        });
    report.root().parts().forEach(part -> part(part, ""));
    report
        .root()
        .sections()
        .forEach((section, bytes) -> row("  " + section.text(), bytes, "section"));
    if (compared) {
      getLog()
          .info(
              changes.isEmpty()
                  ? "baseline  no change"
                  : "baseline  " + changes.size() + " sizes changed");
      changes.stream()
          .limit(SHOWN)
          .forEach(change -> getLog().info("          " + change.name() + ": " + change.text()));
    }
  }

  private void part(Node part, String indent) {
    row(indent + part.name(), part.bytes(), "");
    if (part.name().equals("own modules") || part.name().equals("dependencies")) {
      part.parts().stream().limit(SHOWN).forEach(jar -> row("  " + jar.name(), jar.bytes(), ""));
    }
  }

  private void row(String name, long bytes, String note) {
    String line = String.format(Locale.ROOT, "%-46s %9s  %s", name, Sizes.of(bytes), note);
    getLog().info(line.stripTrailing());
  }
}
