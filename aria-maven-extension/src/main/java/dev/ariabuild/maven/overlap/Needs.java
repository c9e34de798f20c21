package dev.ariabuild.maven.overlap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Extension;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a module needs of the others before it begins, as its pom tells. */
final class Needs {
  private final MavenProject project;
  private final List<MavenProject> all;
  private final Optional<String> doubt;

  /** Reads a pom. */
  Needs(MavenProject project, List<MavenProject> all) {
    this.project = project;
    this.all = all;
    this.doubt = doubt();
  }

  /**
   * Why it must not begin before another, which it needs directly, has come to its end.
   *
   * @return empty if the classes of the other are enough to begin with
   */
  Optional<String> moreThanClassesOf(MavenProject other) {
    if (!other.getPackaging().equals("jar")) {
      return Optional.of("packaging " + other.getPackaging());
    }
    boolean depends = false;
    for (Dependency dependency : project.getDependencies()) {
      if (is(other, dependency.getGroupId(), dependency.getArtifactId())) {
        depends = true;
        String classifier = dependency.getClassifier();
        if (!"jar".equals(dependency.getType()) || (classifier != null && !classifier.isEmpty())) {
          return Optional.of("it needs " + dependency.getType() + " " + classifier + " of it");
        }
      }
    }
    if (!depends) {
      return Optional.of("it is no mere dependency");
    }
    return isTool(other).or(() -> doubt);
  }

  private static boolean is(MavenProject other, String groupId, String artifactId) {
    return other.getGroupId().equals(groupId) && other.getArtifactId().equals(artifactId);
  }

  /** Whether something of the other runs in the build of this one. */
  private Optional<String> isTool(MavenProject other) {
    for (Extension extension : project.getBuildExtensions()) {
      if (is(other, extension.getGroupId(), extension.getArtifactId())) {
        return Optional.of("it is a build extension");
      }
    }
    for (Plugin plugin : project.getBuildPlugins()) {
      if (is(other, plugin.getGroupId(), plugin.getArtifactId())
          || plugin.getDependencies().stream()
              .anyMatch(d -> is(other, d.getGroupId(), d.getArtifactId()))) {
        return Optional.of("plugin " + plugin.getArtifactId() + " is made of it");
      }
      List<String> texts = new ArrayList<>();
      texts(plugin, texts);
      String name = other.getGroupId() + ":" + other.getArtifactId();
      if (texts.stream()
          .anyMatch(text -> text.strip().equals(other.getArtifactId()) || text.contains(name))) {
        return Optional.of("the configuration of " + plugin.getArtifactId() + " names it");
      }
    }
    return Optional.empty();
  }

  private static void texts(Plugin plugin, List<String> texts) {
    texts((ConfigurationContainer) plugin, texts);
    plugin.getExecutions().forEach(execution -> texts(execution, texts));
  }

  private static void texts(ConfigurationContainer container, List<String> texts) {
    if (container.getConfiguration() instanceof Xpp3Dom dom) {
      texts(dom, texts);
    }
  }

  private static void texts(Xpp3Dom dom, List<String> texts) {
    if (dom.getValue() != null) {
      texts.add(dom.getValue());
    }
    for (Xpp3Dom child : dom.getChildren()) {
      texts(child, texts);
    }
  }

  /** What makes it possible that it reads more of others than their classes at once. */
  private Optional<String> doubt() {
    if (hasModuleInfo(project.getBasedir().toPath())) {
      return Optional.of("it has a module-info, and a folder is no automatic module");
    }
    List<String> texts = new ArrayList<>();
    texts.add(project.getBuild().getSourceDirectory());
    texts.add(project.getBuild().getTestSourceDirectory());
    texts.addAll(project.getBuild().getFilters());
    List<Resource> resources = new ArrayList<>(project.getResources());
    resources.addAll(project.getTestResources());
    resources.forEach(resource -> texts.add(resource.getDirectory()));
    for (Plugin plugin : project.getBuildPlugins()) {
      if (KnownGoals.hasEarlyGoals(plugin.getGroupId(), plugin.getArtifactId())) {
        texts(plugin, texts);
      }
    }
    for (String text : texts) {
      if (text.contains("..") || text.contains("${") || isInOther(text)) {
        return Optional.of("it may read more of other modules: " + text.strip());
      }
    }
    return Optional.empty();
  }

  /** Whether a text names a place in another module, or what another one has made. */
  private boolean isInOther(String text) {
    Path own = project.getBasedir().toPath();
    for (MavenProject other : all) {
      if (other == project || other.getBasedir() == null) {
        continue;
      }
      Path place = other.getBasedir().toPath();
      if (text.contains(other.getBuild().getDirectory())
          || (!own.startsWith(place) && (text + File.separator).contains(place + File.separator))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasModuleInfo(Path dir) {
    Path sources = dir.resolve("src");
    if (!Files.isDirectory(sources)) {
      return false;
    }
    try (DirectoryStream<Path> kinds = Files.newDirectoryStream(sources, Files::isDirectory)) {
      for (Path kind : kinds) {
        try (DirectoryStream<Path> roots = Files.newDirectoryStream(kind, Files::isDirectory)) {
          for (Path root : roots) {
            if (Files.exists(root.resolve("module-info.java"))) {
              return true;
            }
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
