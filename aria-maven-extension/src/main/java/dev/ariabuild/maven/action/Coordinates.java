package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** Coordinates of artifacts that a goal fetches by itself: only released ones stay the same. */
final class Coordinates {
  private Coordinates() {}

  /** Doubts if an artifact is named without a version: it is managed elsewhere in the pom. */
  static void checkVersions(ConfigNode node) throws Doubt {
    if (node.child("artifactId").isPresent()
        && node.child("version").map(ConfigNode::absent).orElse(true)) {
      throw new Doubt(
          Cause.VOLATILE_INPUT,
          node.name()
              + " "
              + node.child("artifactId").get().value()
              + " is given without a version");
    }
    for (ConfigNode child : node.children()) {
      checkVersions(child);
    }
  }

  /** Whether a version always means the same; snapshots and ranges do not. */
  static boolean isFixed(String version) {
    return !version.endsWith("-SNAPSHOT")
        && !version.equals("LATEST")
        && !version.equals("RELEASE")
        && !version.startsWith("[")
        && !version.startsWith("(");
  }

  /** Doubts if what these texts name may change. */
  static void check(ModuleContext module, String parameter, List<Object> texts) throws Doubt {
    List<String> parts =
        texts.stream().flatMap(text -> List.of(text.toString().split(":")).stream()).toList();
    for (String part : parts) {
      if (!isFixed(part)) {
        throw new Doubt(Cause.VOLATILE_INPUT, parameter + " names version " + part);
      }
    }
    for (MavenProject project : module.session().getAllProjects()) {
      if (parts.contains(project.getGroupId())
          && parts.contains(project.getArtifactId())
          && parts.contains(project.getVersion())) {
        throw new Doubt(
            Cause.VOLATILE_INPUT, parameter + " names " + project.getId() + ", built here");
      }
    }
  }
}
