package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;

/** Reads class paths. Entries are named by what they are, not by where they lie. */
final class ClassPathReader {
  private static final String PROCESSORS =
      "META-INF/services/javax.annotation.processing.Processor";

  private final ModuleContext module;
  private final InputList inputs;
  private final Map<Path, String> names = new HashMap<>();

  ClassPathReader(ModuleContext module, InputList inputs) {
    this.module = module;
    this.inputs = inputs;
    for (Artifact artifact : module.project().getArtifacts()) {
      if (artifact.getFile() != null) {
        names.put(artifact.getFile().toPath().normalize(), name(artifact));
      }
    }
  }

  private static String name(Artifact artifact) {
    String classifier = artifact.hasClassifier() ? ":" + artifact.getClassifier() : "";
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + classifier;
  }

  /**
   * What javac sees. If an annotation processor may come from the class path, everything on it may
   * run inside the compiler, so all of its content counts.
   */
  void compile(
      String parameter, List<Path> entries, Map<String, ConfigNode> parameters, List<Path> outputs)
      throws Doubt {
    boolean modular = hasModuleInfo();
    boolean onClassPath = processorsFromClassPath(entries, parameters);
    boolean plugged = plugged(parameters);
    inputs.value(
        "compiler reads the " + parameter,
        onClassPath
            ? "wholly: processors are on it"
            : plugged ? "as processors do" : "as javac does");
    for (Path entry : entries) {
      String name = parameter + " " + entryName(entry);
      if (outputs.contains(entry)) {
        earlier(name, entry, onClassPath || plugged);
      } else if (onClassPath) {
        inputs.runtime(name, entry);
      } else {
        inputs.abi(name, entry, plugged ? module.processorView() : module.fingerprinter());
      }
      if (modular) {
        inputs.value(
            "module path name of " + entryName(entry), String.valueOf(entry.getFileName()));
      }
    }
    processorPath(parameters);
  }

  /** Its own output directory: classes of other languages and, for processors, resources. */
  private void earlier(String name, Path entry, boolean whole) {
    inputs.tree(
        entry,
        file ->
            (whole || file.endsWith(".class")) && module.writtenEarlier().test(entry.resolve(file)),
        "earlier files of " + name + " in ");
  }

  void runtime(String parameter, List<Path> entries) {
    for (Path entry : entries) {
      inputs.runtime(parameter + " " + entryName(entry), entry);
    }
  }

  private String entryName(Path entry) {
    return Optional.ofNullable(names.get(entry)).orElseGet(() -> module.name(entry));
  }

  private boolean hasModuleInfo() {
    return module.project().getCompileSourceRoots().stream()
        .anyMatch(root -> Files.exists(module.path(root).resolve("module-info.java")));
  }

  private boolean processorsFromClassPath(List<Path> entries, Map<String, ConfigNode> parameters) {
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

  /** Whether processors or compiler plugins run that are not on the class path. */
  private static boolean plugged(Map<String, ConfigNode> parameters) {
    ConfigNode path = parameters.get("annotationProcessorPaths");
    if (path != null && !path.absent()) {
      return true;
    }
    for (String arguments : List.of("compilerArgs", "compilerArgument", "compilerArguments")) {
      ConfigNode node = parameters.get(arguments);
      if (node != null
          && (node.toString().contains("-Xplugin") || node.toString().contains("processor"))) {
        return true;
      }
    }
    ConfigNode names = parameters.get("annotationProcessors");
    return names != null && !names.absent();
  }

  /** Processors by coordinates: released ones never change; others cannot be known before. */
  private void processorPath(Map<String, ConfigNode> parameters) throws Doubt {
    ConfigNode path = parameters.get("annotationProcessorPaths");
    if (path == null) {
      return;
    }
    for (ConfigNode processor : path.children()) {
      String group = text(processor, "groupId");
      String artifact = text(processor, "artifactId");
      boolean reactor =
          module.session().getProjects().stream()
              .anyMatch(p -> p.getGroupId().equals(group) && p.getArtifactId().equals(artifact));
      String version = text(processor, "version");
      if (reactor || version.endsWith("-SNAPSHOT")) {
        throw new Doubt(
            Cause.VOLATILE_INPUT, "annotation processor " + group + ":" + artifact + " may change");
      }
      if (version.isEmpty()) {
        throw new Doubt(
            Cause.VOLATILE_INPUT,
            "annotation processor " + group + ":" + artifact + " is given without a version");
      }
    }
  }

  private static String text(ConfigNode node, String child) {
    return node.child(child).map(ConfigNode::value).map(Object::toString).orElse("");
  }
}
