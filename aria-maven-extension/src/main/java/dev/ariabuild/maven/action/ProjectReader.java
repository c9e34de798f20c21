package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.maven.project.MavenOwned;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.project.MavenProject;

/** Reads what goals know of a project through its Maven object, piece by piece. */
final class ProjectReader {
  private final ModuleContext module;
  private final InputList inputs;

  ProjectReader(ModuleContext module, InputList inputs) {
    this.module = module;
    this.inputs = inputs;
  }

  /** What archives say of the module they are made from. */
  void info() {
    MavenProject project = module.project();
    Model model = project.getModel();
    inputs.value("project version", String.valueOf(project.getVersion()));
    inputs.value("project packaging", String.valueOf(project.getPackaging()));
    inputs.value("project name", project.getName() + " | " + project.getDescription());
    inputs.value("project url", project.getUrl() + " | " + project.getInceptionYear());
    inputs.value("project final name", String.valueOf(project.getBuild().getFinalName()));
    Organization organization = model.getOrganization();
    inputs.value(
        "project organisation",
        organization == null ? "" : organization.getName() + " " + organization.getUrl());
    StringBuilder licenses = new StringBuilder();
    for (License license : model.getLicenses()) {
      licenses.append(license.getName()).append(' ').append(license.getUrl()).append("; ");
    }
    inputs.value("project licences", licenses.toString());
  }

  void dependencyNames() {
    for (Artifact artifact : module.project().getArtifacts()) {
      File file = artifact.getFile();
      inputs.value(
          "dependency " + artifact.getDependencyConflictId() + " name",
          artifact.getVersion()
              + " "
              + artifact.getBaseVersion()
              + " "
              + artifact.getScope()
              + (artifact.isOptional() ? " optional " : " ")
              + (file == null
                  ? ""
                  : module.files().isDirectory(file.toPath()) ? "(classes)" : file.getName()));
    }
  }

  /** Their coordinates, and of their classes what a processor could see. */
  void dependencyAbi() throws Doubt {
    dependencyNames();
    for (Artifact artifact : module.project().getArtifacts()) {
      Optional<File> file = fileOf(artifact);
      if (file.isPresent()) {
        inputs.abi(
            "dependency " + artifact.getDependencyConflictId() + " abi",
            file.get().toPath(),
            CompilerView.PROCESSORS);
      }
    }
  }

  /**
   * The file of a dependency: none if it is a released one that has not been fetched, whose
   * coordinates say all. Doubts if it may change and is not there to be looked at.
   */
  Optional<File> fileOf(Artifact artifact) throws Doubt {
    if (artifact.getFile() != null) {
      return Optional.of(artifact.getFile());
    }
    for (MavenProject project : module.session().getAllProjects()) {
      if (project.getGroupId().equals(artifact.getGroupId())
          && project.getArtifactId().equals(artifact.getArtifactId())) {
        File file = project.getArtifact().getFile();
        if (file == null || artifact.hasClassifier()) {
          throw new Doubt(
              Cause.VOLATILE_INPUT, "dependency " + artifact.getId() + " is not built yet");
        }
        return Optional.of(file);
      }
    }
    if (artifact.isSnapshot()) {
      throw new Doubt(
          Cause.VOLATILE_INPUT, "dependency " + artifact.getId() + " has not been fetched yet");
    }
    return Optional.empty();
  }

  void attached() {
    List<Artifact> artifacts = module.project().getAttachedArtifacts();
    for (int i = 0; i < artifacts.size(); i++) {
      Artifact artifact = artifacts.get(i);
      String name = "attached artifact " + (i + 1);
      String kind =
          artifact.getType() + " " + (artifact.hasClassifier() ? artifact.getClassifier() : "");
      Path file = artifact.getFile() == null ? null : artifact.getFile().toPath();
      if (file != null && MavenOwned.isConsumerPom(artifact.getFile())) {
        inputs.value(name, kind); // its file has another name each time
        inputs.content("content of " + name, file);
      } else {
        inputs.value(name, kind + " " + (file == null ? "" : module.name(file)));
        if (file != null) {
          inputs.file(file);
        }
      }
    }
  }

  void reactorPoms() {
    for (MavenProject project : module.session().getAllProjects()) {
      if (project.getFile() != null) {
        inputs.file(project.getFile().toPath());
      }
    }
  }
}
