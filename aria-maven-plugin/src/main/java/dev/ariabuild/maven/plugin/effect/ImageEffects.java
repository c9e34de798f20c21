package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.engine.config.Effects;
import dev.ariabuild.engine.config.ProfileKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.execute.TracePlaces;
import dev.ariabuild.java.effect.World.Part;
import dev.ariabuild.maven.plugin.effect.Analysis.Entry;
import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.host.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** Whether an application may be made an image of, as far as its effects are concerned. */
public final class ImageEffects {
  private final Host host;
  private final Settings settings;

  /** As these settings ask for. */
  public ImageEffects(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
  }

  /**
   * Looks at the application's class path, if effects of any part of it are checked.
   *
   * @param jars the application's own one and all others that ship
   * @throws MojoFailureException if something that a compiler ahead of time does not see through is
   *     described by nothing
   */
  public void check(MavenProject project, Map<Artifact, Path> jars)
      throws IOException, MojoFailureException {
    ReactorEffects rules = new ReactorEffects(host, settings);
    Map<Part, Entry> entries = new LinkedHashMap<>();
    jars.forEach(
        (artifact, jar) -> {
          Optional<MavenProject> module =
              artifact.equals(project.getArtifact())
                  ? Optional.of(project)
                  : host.modules().of(artifact);
          Part part = new Part(Modules.label(artifact), module.isPresent());
          // its jar may hold classes of others, too
          Path classes =
              module
                  .map(own -> Path.of(own.getBuild().getOutputDirectory()))
                  .filter(Files::isDirectory)
                  .orElse(jar);
          entries.putIfAbsent(part, new Entry(part, classes, Optional.empty()));
        });
    boolean checked =
        entries.keySet().stream()
            .filter(rules::isLookedAt)
            .anyMatch(
                part ->
                    settings.profile().forPackage(part.label()).get(ProfileKeys.EFFECTS)
                        == Effects.CHECKED);
    if (!checked) {
      return;
    }
    Path metadata = new TracePlaces(settings.cacheDir(host.root()), host.root()).metadata();
    Analysis analysis =
        Analysis.of(
            new ArrayList<>(entries.values()),
            metadata.resolve("effects-" + project.getArtifactId()));
    List<Place> places = Place.hostile(analysis, rules::isLookedAt);
    rules.fail(analysis, places);
  }
}
