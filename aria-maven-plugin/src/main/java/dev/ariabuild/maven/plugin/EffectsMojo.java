package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Settings;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Tells what the methods of all compiled modules do beside computing: files, network, processes,
 * reflection and the like, also in methods that they call. Writes {@code target/aria/effects.html}
 * and {@code effects.json}. With {@code effects = checked} the build fails on what a compiler ahead
 * of time does not see through, unless metadata describes it. Part of {@code aria:check}.
 */
@Mojo(name = "effects", aggregator = true, threadSafe = true)
public final class EffectsMojo extends AbstractMojo {
  private final ProjectDependenciesResolver resolver;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  /** The Aria profile; with the core extension, {@code -Paria-NAME} chooses it as well. */
  @Parameter(property = "aria.profile", defaultValue = "dev")
  private String profile;

  @Inject
  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  EffectsMojo(ProjectDependenciesResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    Host host = new Host(session, getLog());
    Settings settings = host.settings(profile);
    host.greet(settings);
    try {
      new ReactorEffects(host, settings, getLog())
          .run(new ReactorClassPath(host, resolver).entries());
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException("effects cannot be told: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("effects cannot be told: " + e.getMessage(), e);
    }
  }
}
