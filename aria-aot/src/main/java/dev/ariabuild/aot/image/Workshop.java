package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.provenance.BuildInfo;
import dev.ariabuild.aot.store.ResultStore;
import dev.ariabuild.aot.strip.StrippedJars;
import dev.ariabuild.aot.tool.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all steps that make one image share. The steps, in order: {@link ReduceStep}, {@link
 * LiftStep}, {@link JarStep}, {@link RuntimeStep}, {@link TrainingStep}, {@link LauncherStep},
 * {@link SymbolStep}, {@link PublishStep}.
 *
 * @param jdk that makes the image
 * @param store of results that are dear to make
 * @param image folder in which the image ends up; absolute
 * @param stripped jars as they are published, by name in {@code lib}; {@link JarStep} adds to it
 * @param notes what the user should know, a line each; steps add to it
 */
record Workshop(
    ImageRequest request,
    Target target,
    Jdk jdk,
    ResultStore store,
    Path image,
    SortedMap<String, StrippedJars.Stripped> stripped,
    List<String> notes) {
  /** Results are found by their inputs alone: profiles that agree in these share them. */
  private static final String SHARED = "shared";

  static Workshop of(ImageRequest request) throws IOException, AotException {
    Target target = request.platform().target();
    return new Workshop(
        request,
        target,
        Jdk.at(request.jdk()),
        store(request.cacheDir(), target),
        request.output().toAbsolutePath().normalize().resolve("image"),
        new TreeMap<>(),
        new ArrayList<>());
  }

  /** Where results for a target are kept. */
  static ResultStore store(Path cacheDir, Target target) {
    return new ResultStore(cacheDir.resolve("codegen").resolve(target.toString()).resolve(SHARED));
  }

  /** The same with the jars' files in another form. */
  Workshop with(List<JarSource> jars) {
    return new Workshop(request.with(jars), target, jdk, store, image, stripped, notes);
  }

  /** Names in {@code lib}, in the order of the class path; build information at the end. */
  List<String> classPath() {
    List<String> names = new ArrayList<>();
    request.jars().forEach(jar -> names.add(jar.name()));
    names.add(BuildInfo.JAR);
    return names;
  }

  /** Options that the launcher gives to the JVM, in training too. */
  List<String> jvmOptions() {
    List<String> options = new ArrayList<>(request.options().launcherOptions());
    request.platform().cross().ifPresent(cross -> options.addAll(cross.jvmOptions()));
    return options;
  }
}
