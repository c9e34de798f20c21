package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.fingerprint.EntryPrint;
import dev.ariabuild.engine.fingerprint.Tree;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * What the descriptor of a Maven plugin is made of besides the plugin itself: annotations, names
 * and class file versions of all dependencies, never the bodies of methods. Comments are taken from
 * the sources of a dependency with annotated classes, if it is a module of this build.
 */
final class PluginDependencies {
  private final ModuleContext module;
  private final InputList inputs;

  PluginDependencies(ModuleContext module, InputList inputs) {
    this.module = module;
    this.inputs = inputs;
  }

  /**
   * Reads one.
   *
   * @throws Doubt if its sources are looked for in repositories, where they may change
   */
  void read(String name, Artifact artifact, Path entry) throws Doubt {
    inputs.seenBy(name + " shape", entry, ClassReaders.SHAPES);
    inputs.seenBy(name + " class versions", entry, ClassReaders.VERSIONS);
    if (!annotated(entry)) {
      return;
    }
    boolean built = false;
    for (MavenProject project : module.session().getAllProjects()) {
      if (isOf(project, artifact)) {
        project.getCompileSourceRoots().forEach(root -> inputs.tree(Path.of(root)));
        inputs.tree(project.getBasedir().toPath().resolve("target/generated-sources/plugin"));
        built |= module.session().getProjects().contains(project);
      }
    }
    inputs.value(name + " is built here", Boolean.toString(built));
    if (!built && artifact.isSnapshot()) {
      throw new Doubt(
          Cause.VOLATILE_INPUT,
          "goals of " + artifact.getId() + " are described by sources from a repository");
    }
  }

  private static boolean isOf(MavenProject project, Artifact artifact) {
    return project.getGroupId().equals(artifact.getGroupId())
        && project.getArtifactId().equals(artifact.getArtifactId());
  }

  private boolean annotated(Path entry) {
    Optional<EntryPrint> print =
        module.fingerprinter().seenBy(entry, ClassReaders.PLUGIN_ANNOTATIONS);
    return print.isPresent()
        && !print.get().normalised().equals(new Tree(new TreeMap<>()).digest());
  }
}
