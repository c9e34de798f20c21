package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Settings;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the profiles, built in or of aria.toml, and what they mean. */
@Mojo(name = "profiles", aggregator = true, requiresProject = false, threadSafe = true)
public final class ProfilesMojo extends AbstractMojo {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  ProfilesMojo() {}

  @Override
  public void execute() throws MojoExecutionException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Settings settings = new Host(session, getLog()).settings(profile);
    getLog().info(settings.profiles().size() + " profiles, * is chosen:");
    lines(settings).forEach(getLog()::info);
  }

  /** Two lines a profile: name and meaning, then the values that shape an image. */
  static List<String> lines(Settings settings) {
    String chosen = settings.profile().name();
    return settings.profiles().values().stream()
        .flatMap(
            each ->
                List.of(
                    (each.name().equals(chosen) ? "* " : "  ")
                        + String.join(" < ", each.lineage())
                        + ": "
                        + each.meaning(),
                    "      " + values(each))
                    .stream())
        .toList();
  }

  private static String values(Profile each) {
    return "backend "
        + each.backend().text()
        + ", opt-level "
        + each.optLevel().text()
        + ", strip "
        + each.strip().text()
        + ", debug "
        + each.debug().text()
        + ", lto "
        + each.lto().text()
        + ", panic "
        + each.panic().text()
        + (each.debugAssertions() ? ", assertions" : "");
  }
}
