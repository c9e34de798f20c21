package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.archive.Deb;
import dev.ariabuild.aot.image.Publication;
import dev.ariabuild.aot.provenance.Ci;
import dev.ariabuild.aot.provenance.Coordinates;
import dev.ariabuild.aot.provenance.Facts;
import dev.ariabuild.aot.provenance.Part;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.PublishKeys;
import dev.ariabuild.engine.config.Value;
import dev.ariabuild.maven.plugin.host.Host;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What Maven knows of a module, in the words of those who publish its image. */
final class ModuleFacts {
  private final Host host;
  private final MavenProject project;

  ModuleFacts(Host host, MavenProject project) {
    this.host = host;
    this.project = project;
  }

  /**
   * How the module's image is published.
   *
   * @param profile for this module
   * @param name of the launcher
   * @param jars artifacts by their name in {@code lib}
   */
  Publication publication(Profile profile, String name, SortedMap<String, Artifact> jars)
      throws InterruptedException {
    Deb deb =
        new Deb(
            name,
            project.getVersion(),
            "",
            profile
                .find(PublishKeys.DEB_MAINTAINER)
                .map(Value::value)
                .orElseGet(() -> maintainer(project.getDevelopers())),
            profile.get(PublishKeys.DEB_DEPENDS),
            text(project.getName()),
            text(project.getDescription()),
            text(project.getUrl()),
            licences());
    return new Publication(facts(jars), profile.archives(), deb);
  }

  private Facts facts(SortedMap<String, Artifact> jars) throws InterruptedException {
    Artifact own = project.getArtifact();
    Map<String, Artifact> byId = new HashMap<>();
    jars.values().forEach(artifact -> byId.put(artifact.getId(), artifact));
    Map<String, List<String>> needs = new HashMap<>();
    for (Artifact artifact : jars.values()) {
      if (artifact != own) {
        Artifact parent = parent(artifact, byId).orElse(own);
        needs
            .computeIfAbsent(parent.getId(), id -> new ArrayList<>())
            .add(coordinates(artifact).purl());
      }
    }
    SortedMap<String, Part> parts = new TreeMap<>();
    jars.forEach(
        (name, artifact) -> {
          @Nullable File file = artifact.getFile();
          if (file != null) {
            parts.put(
                name,
                new Part(
                    coordinates(artifact),
                    artifact == own || host.modules().has(artifact),
                    file.toPath(),
                    needs.getOrDefault(artifact.getId(), List.of())));
          }
        });
    return new Facts(
        coordinates(own),
        text(project.getName()),
        text(project.getDescription()),
        text(project.getUrl()),
        licences(),
        host.git(),
        Ci.of(System.getenv()),
        host.tools(),
        parts);
  }

  /** What pulled an artifact in, if that is on the class path too. */
  private static Optional<Artifact> parent(Artifact artifact, Map<String, Artifact> byId) {
    @Nullable List<String> trail = artifact.getDependencyTrail();
    return trail == null || trail.size() < 2
        ? Optional.empty()
        : Optional.ofNullable(byId.get(trail.get(trail.size() - 2)));
  }

  private static Coordinates coordinates(Artifact artifact) {
    return new Coordinates(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getBaseVersion(),
        artifact.getType(),
        text(artifact.getClassifier()));
  }

  private static String maintainer(List<Developer> developers) {
    return developers.stream()
        .filter(developer -> developer.getName() != null && developer.getEmail() != null)
        .map(developer -> developer.getName() + " <" + developer.getEmail() + ">")
        .findFirst()
        .orElse("");
  }

  private List<String> licences() {
    return project.getLicenses().stream()
        .map(License::getName)
        .filter(name -> name != null && !name.isBlank())
        .toList();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
