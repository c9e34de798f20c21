package dev.ariabuild.maven.action;

import dev.ariabuild.engine.decide.Inputs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** Reads class paths. Entries are named by what they are, not by where they lie. */
final class ClassPathReader {
  private static final String READS = "compiler reads ";
  private static final String ALL = "all of it: processors are on it";
  private static final String PROCESSORS =
      "META-INF/services/javax.annotation.processing.Processor";

  private final ModuleContext module;
  private final InputList inputs;
  private @Nullable Map<Path, String> names;

  ClassPathReader(ModuleContext module, InputList inputs) {
    this.module = module;
    this.inputs = inputs;
  }

  private Map<Path, String> names() {
    Map<Path, String> known = names;
    if (known == null) {
      known = new HashMap<>();
      for (Artifact artifact : module.project().getArtifacts()) {
        if (artifact.getFile() != null) {
          known.put(artifact.getFile().toPath().normalize(), name(artifact));
        }
      }
      names = known;
    }
    return known;
  }

  private static String name(Artifact artifact) {
    String classifier = artifact.hasClassifier() ? ":" + artifact.getClassifier() : "";
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + classifier;
  }

  /**
   * What javac sees. If an annotation processor may come from the class path, everything on it may
   * run inside the compiler, so all of its content counts.
   */
  void compile(String parameter, List<Path> entries, Map<String, ConfigNode> parameters) {
    boolean modular = hasModuleInfo();
    boolean onClassPath = processorsOn(entries, parameters);
    CompilerView view = CompilerView.of(parameters);
    inputs.value(READS + parameter, onClassPath ? ALL : view.abi().toString());
    for (Path entry : entries) {
      String name = inputName(parameter, entry);
      if (onClassPath) {
        inputs.runtime(name, entry);
      } else {
        inputs.abi(name, entry, view);
      }
      if (modular) {
        inputs.value(
            "module path name of " + entryName(entry), String.valueOf(entry.getFileName()));
      }
    }
    if (modular) {
      inputs.value("module version", text(parameters.get("moduleVersion")));
    }
  }

  void runtime(String parameter, List<Path> entries) {
    for (Path entry : entries) {
      inputs.runtime(inputName(parameter, entry), entry);
    }
  }

  /** Under which name an entry of a class path is an input. */
  String inputName(String parameter, Path entry) {
    return parameter + " " + entryName(entry);
  }

  /** What an entry is called: coordinates, or where it lies. */
  String entryName(Path entry) {
    return Optional.ofNullable(names().get(entry)).orElseGet(() -> module.name(entry));
  }

  private boolean hasModuleInfo() {
    return module.project().getCompileSourceRoots().stream()
        .anyMatch(root -> module.files().isFile(module.path(root).resolve("module-info.java")));
  }

  /** What was found before, when inputs were read; empty if nobody looked. */
  static Optional<Boolean> processorsOn(String parameter, Inputs inputs) {
    return inputs.list().stream()
        .filter(input -> input.name().equals(READS + parameter))
        .findFirst()
        .map(input -> input.shown().equals(ALL));
  }

  boolean processorsOn(List<Path> entries, Map<String, ConfigNode> parameters) {
    ConfigNode proc = parameters.get("proc");
    if (proc != null && proc.value() != null && proc.value().equals("none")) {
      return false;
    }
    ConfigNode path = parameters.get("annotationProcessorPaths");
    if (path != null && !path.absent()) {
      return false;
    }
    return entries.stream()
        .anyMatch(entry -> module.fingerprinter().member(entry, PROCESSORS).isPresent());
  }

  private static String text(@Nullable ConfigNode node) {
    return node == null || node.value() == null ? "" : node.value().toString();
  }
}
