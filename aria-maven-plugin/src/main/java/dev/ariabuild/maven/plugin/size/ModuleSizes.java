package dev.ariabuild.maven.plugin.size;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.size.Baseline;
import dev.ariabuild.aot.size.Budget;
import dev.ariabuild.aot.size.SizeReport;
import dev.ariabuild.aot.size.Treemap;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.PublishKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.host.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Measures a module's images, tells their sizes, and fails on what is too large. */
public final class ModuleSizes {
  private final Host host;
  private final Settings settings;
  private final MavenProject project;
  private final Committed committed;

  /**
   * The sizes that are committed.
   *
   * @param file with the sizes
   * @param update whether it is written anew
   * @param tolerance how much image and archive may grow, such as 2%; null: as much as they like
   */
  public record Committed(Path file, boolean update, @Nullable String tolerance) {}

  /** Those of the images of a module. */
  public ModuleSizes(Host host, Settings settings, MavenProject project, Committed committed) {
    this.host = host;
    this.settings = settings;
    this.project = project;
    this.committed = committed;
  }

  /**
   * Measures one image and writes its page.
   *
   * @param folder such as {@code target/aria/release}
   * @param jdk that ships
   * @throws AotException if a budget is exceeded
   * @throws MojoFailureException if it grew beyond the tolerance
   */
  public void measure(Path folder, Jdk jdk)
      throws IOException, InterruptedException, AotException, MojoFailureException {
    SizeReport report = SizeReport.of(folder, jdk);
    Baseline baseline = new Baseline(committed.file());
    Optional<List<Baseline.Change>> changes =
        baseline.sizes(report).map(sizes -> Baseline.compare(sizes, report.totals()));
    Path page = folder.resolve("size.html");
    write(page, Treemap.page(report, changes.orElse(List.of())));
    SizeLines.of(report, changes).forEach(host.log()::info);
    host.log().info("treemap   " + host.relative(page));
    if (committed.update()) {
      baseline.update(report);
      host.log().info("baseline  " + host.relative(baseline.file()) + " was written; commit it");
    }
    Profile profile = profile(report).forPackage(Modules.label(project));
    Budget.check(report, profile.get(PublishKeys.SIZE_BUDGET));
    if (!committed.update()) {
      checkGrowth(changes.orElse(List.of()));
    }
  }

  private static void write(Path page, String html) throws IOException {
    if (!Files.exists(page) || !Files.readString(page).equals(html)) {
      Files.writeString(page, html);
    }
  }

  /** That of the image, unless the command line names a budget for whatever is measured. */
  private Profile profile(SizeReport report) {
    boolean said = host.session().getUserProperties().containsKey("aria.size.budget");
    return said
        ? settings.profile()
        : settings.profiles().getOrDefault(report.profile(), settings.profile());
  }

  private void checkGrowth(List<Baseline.Change> changes)
      throws AotException, MojoFailureException {
    @Nullable String tolerance = committed.tolerance();
    if (tolerance == null) {
      return;
    }
    List<Baseline.Change> grown = Baseline.grown(changes, tolerance);
    if (!grown.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      grown.forEach(change -> lines.append("\n  " + change.name() + ": " + change.text()));
      throw new MojoFailureException(
          "the image grew by more than aria.size.tolerance = "
              + tolerance
              + " above the baseline "
              + host.relative(committed.file())
              + ":"
              + lines
              + "\nif that is right, write the baseline anew with -Daria.size.update");
    }
  }
}
