package dev.ariabuild.maven.compile;

import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.compile.JavacCall.Untranslatable;
import dev.ariabuild.maven.request.Repositories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/** The files of configured annotation processors, resolved as maven-compiler-plugin does it. */
final class ProcessorArtifacts {
  private static final Set<String> KNOWN = Set.of("groupId", "artifactId", "version", "classifier");

  private ProcessorArtifacts() {}

  /**
   * Resolves them with their dependencies, in order.
   *
   * @param configuration of the goal
   * @throws Untranslatable if they are given in a way that is not known here, or cannot be found
   */
  static List<Path> resolve(ModuleContext module, @Nullable Xpp3Dom configuration)
      throws Untranslatable {
    Xpp3Dom paths =
        configuration == null ? null : configuration.getChild("annotationProcessorPaths");
    if (paths == null || paths.getChildCount() == 0) {
      throw new Untranslatable("parameter annotationProcessorPaths");
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (Xpp3Dom path : paths.getChildren()) {
      dependencies.add(new Dependency(artifact(path), "runtime", false));
    }
    try {
      return Repositories.resolve(
          module.session(), dependencies, module.project().getRemoteProjectRepositories());
    } catch (DependencyResolutionException e) {
      throw new Untranslatable("annotation processors cannot be resolved: " + e.getMessage());
    }
  }

  private static DefaultArtifact artifact(Xpp3Dom path) throws Untranslatable {
    for (Xpp3Dom child : path.getChildren()) {
      String value = child.getValue();
      if (!KNOWN.contains(child.getName()) || value == null || value.contains("${")) {
        throw new Untranslatable(
            "an annotation processor is given with " + child.getName() + " " + value);
      }
    }
    return new DefaultArtifact(
        text(path, "groupId"),
        text(path, "artifactId"),
        text(path, "classifier"),
        "jar",
        text(path, "version"));
  }

  private static String text(Xpp3Dom path, String name) {
    Xpp3Dom child = path.getChild(name);
    return child == null || child.getValue() == null ? "" : child.getValue().trim();
  }
}
