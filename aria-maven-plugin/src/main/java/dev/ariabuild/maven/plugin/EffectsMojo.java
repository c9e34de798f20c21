package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.effect.ReactorClassPath;
import dev.ariabuild.maven.plugin.effect.ReactorEffects;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Tells what the methods of all compiled modules do beside computing: files, network, processes,
 * reflection and the like, also in methods that they call. Writes {@code target/aria/effects.html}
 * and {@code effects.json}. With {@code effects = checked} the build fails on what a compiler ahead
 * of time does not see through, unless metadata describes it. Part of {@code aria:check}.
 */
@Mojo(name = "effects", aggregator = true, threadSafe = true)
public final class EffectsMojo extends ProfileGoal {
  private final ProjectDependenciesResolver resolver;

  @Inject
  EffectsMojo(ProjectDependenciesResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    Settings settings = settings();
    host().greet(settings);
    try {
      new ReactorEffects(host(), settings).run(new ReactorClassPath(host(), resolver).entries());
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException(undone() + ": " + e.getMessage(), e);
    }
  }

  @Override
  String undone() {
    return "effects cannot be told";
  }
}
