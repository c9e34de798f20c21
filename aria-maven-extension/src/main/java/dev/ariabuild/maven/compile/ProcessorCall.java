package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.java.incremental.ProcessorPath;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.action.ProcessorArtifacts;
import dev.ariabuild.maven.compile.JavacCall.Untranslatable;
import dev.ariabuild.maven.request.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;

/**
 * Annotation processors of a call of javac.
 *
 * @param sourceDirectory where they write sources, absolute
 */
record ProcessorCall(ProcessorPath path, Path sourceDirectory) {
  /** From here on javac runs processors of the class path only if it is told to. */
  private static final int TOLD_SINCE = 23;

  /**
   * Empty if none run.
   *
   * @param inputs of the goal
   * @throws Untranslatable with a lower-case clause if they cannot be run in the plugin's stead
   */
  static Optional<ProcessorCall> of(
      ModuleContext module,
      MojoExecution mojo,
      CompileParameters parameters,
      Inputs inputs,
      boolean tests)
      throws Untranslatable {
    String proc = parameters.text("proc");
    if ("none".equals(proc)) {
      return Optional.empty();
    }
    List<String> chosen = parameters.texts("annotationProcessors");
    boolean configured = parameters.present().containsKey("annotationProcessorPaths");
    if (!configured && chosen.isEmpty()) {
      if (!parameters.processorsOn(JavacCall.classPath(tests), inputs)) {
        return Optional.empty();
      }
      if (Runtime.version().feature() >= TOLD_SINCE && !"full".equals(proc)) {
        throw new Untranslatable("an annotation processor is on the class path");
      }
    }
    if (JavacCall.compare(mojo.getVersion(), StatusFiles.SORTED_SINCE) < 0) {
      throw new Untranslatable(
          "annotation processors with maven-compiler-plugin " + mojo.getVersion());
    }
    String generated =
        parameters.text(tests ? "generatedTestSourcesDirectory" : "generatedSourcesDirectory");
    if (generated == null || generated.isEmpty()) {
      throw new Untranslatable("annotation processors without a directory for their sources");
    }
    try {
      List<Path> entries =
          configured
              ? ProcessorArtifacts.resolve(module, mojo).stream().map(Repositories::file).toList()
              : parameters.paths(JavacCall.classPath(tests));
      ProcessorPath path =
          ProcessorPath.read(entries.stream().filter(Files::exists).toList(), chosen);
      Optional<String> unfit = path.unfit();
      if (unfit.isPresent()) {
        throw new Untranslatable(unfit.get());
      }
      return Optional.of(new ProcessorCall(path, module.path(generated)));
    } catch (ProcessorArtifacts.Unresolvable e) {
      throw new Untranslatable(e.why());
    } catch (IOException e) {
      throw new Untranslatable("annotation processors cannot be read: " + e.getMessage());
    }
  }
}
