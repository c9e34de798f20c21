package dev.ariabuild.maven.action;

import dev.ariabuild.maven.request.Repositories;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Configured annotation processors, resolved as maven-compiler-plugin does it and in the same
 * session: what it finds of a module of the build (classes, a jar, what was installed) depends on
 * Maven, on what is built and on how far, so nobody but Maven is asked.
 */
public final class ProcessorArtifacts {
  private static final Set<String> KNOWN = Set.of("groupId", "artifactId", "version", "classifier");

  /** Before, each processor was resolved by itself, by other rules. */
  private static final DefaultArtifactVersion TOGETHER_SINCE = new DefaultArtifactVersion("3.11.0");

  private ProcessorArtifacts() {}

  /** Processors that cannot be resolved in the plugin's stead. */
  public static final class Unresolvable extends Exception {
    private static final long serialVersionUID = 1;

    Unresolvable(String why) {
      super(why, null, false, false);
    }

    /** A lower-case clause. */
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Resolves them with their dependencies, in order; each has a file.
   *
   * @throws Unresolvable if they are given in a way that is not known here, or cannot be found
   */
  public static List<Artifact> resolve(ModuleContext module, MojoExecution mojo)
      throws Unresolvable {
    if (new DefaultArtifactVersion(mojo.getVersion()).compareTo(TOGETHER_SINCE) < 0) {
      throw new Unresolvable(
          "maven-compiler-plugin "
              + mojo.getVersion()
              + " resolves annotation processors by rules of its own (from 3.11 on by Maven's)");
    }
    Xpp3Dom configuration = mojo.getConfiguration();
    Xpp3Dom paths =
        configuration == null ? null : configuration.getChild("annotationProcessorPaths");
    if (paths == null || paths.getChildCount() == 0) {
      throw new Unresolvable("parameter annotationProcessorPaths");
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (Xpp3Dom path : paths.getChildren()) {
      dependencies.add(new Dependency(artifact(path), "runtime", false));
    }
    try {
      return Repositories.artifacts(
          module.session(), dependencies, module.project().getRemoteProjectRepositories());
    } catch (DependencyResolutionException e) {
      throw new Unresolvable("annotation processors cannot be resolved: " + e.getMessage());
    }
  }

  private static DefaultArtifact artifact(Xpp3Dom path) throws Unresolvable {
    for (Xpp3Dom child : path.getChildren()) {
      String value = child.getValue();
      if (!KNOWN.contains(child.getName()) || value == null || value.contains("${")) {
        throw new Unresolvable(
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
