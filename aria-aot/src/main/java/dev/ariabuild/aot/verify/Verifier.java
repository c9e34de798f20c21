package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.provenance.BuildInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks one published image, step by step: the files are those of the manifest; its jars are
 * equivalent to the unstripped ones; symbols belong to it; it behaves the same.
 */
public final class Verifier {
  private Verifier() {}

  /**
   * How the application is run.
   *
   * @param java the unstripped application's JVM
   * @param options of that JVM
   * @param work what it does; not declared: nothing is run
   */
  public record Runs(Path java, List<String> options, Training work) {
    public Runs {
      options = List.copyOf(options);
    }
  }

  /**
   * Checks the image in a folder such as {@code target/aria/release}.
   *
   * @param originals the unstripped jars by their name in {@code lib}, in the order of the class
   *     path
   * @param runs empty: nothing is run
   * @return what was proven, a line each
   * @throws AotException naming each difference
   */
  public static List<String> verify(Path folder, Map<String, Path> originals, Optional<Runs> runs)
      throws IOException, InterruptedException, AotException {
    Published published = Published.read(folder);
    Evidence evidence = new Evidence();
    ListedFiles.check(published, evidence);
    new ComparedJars(published, evidence).check(originals);
    SymbolsFit.check(published, evidence);
    if (runs.isPresent() && evidence.isGood()) {
      run(published, originals, runs.get(), evidence);
    }
    return evidence.proven(published.profile());
  }

  /**
   * Checks that two profiles published the same bytes.
   *
   * @return what was proven
   * @throws AotException naming each difference
   */
  public static List<String> same(Path one, Path other) throws IOException, AotException {
    Published first = Published.read(one);
    Published second = Published.read(other);
    Evidence evidence = new Evidence();
    SameFiles.check(first, second, evidence);
    return evidence.proven(second.profile());
  }

  private static void run(
      Published published, Map<String, Path> originals, Runs runs, Evidence evidence)
      throws IOException, InterruptedException, AotException {
    if (!runs.work().runs()) {
      evidence.proves("nothing was run: no training is declared");
      return;
    }
    Behaviour.Findings findings =
        new Behaviour(runs.work())
            .compare(
                plain(published, originals, runs),
                List.of(published.launcher().toAbsolutePath().toString()));
    findings
        .difference()
        .ifPresentOrElse(
            line -> evidence.differs("the image runs differently: " + line),
            () -> evidence.proves("it runs as the unstripped application: " + findings.note()));
  }

  /** The command of the unstripped application. */
  private static List<String> plain(Published published, Map<String, Path> originals, Runs runs) {
    List<String> classPath = new ArrayList<>();
    originals.values().forEach(jar -> classPath.add(jar.toAbsolutePath().toString()));
    classPath.add(published.image().resolve("lib").resolve(BuildInfo.JAR).toString());
    List<String> plain = new ArrayList<>(List.of(runs.java().toString()));
    plain.addAll(runs.options());
    plain.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    plain.add(published.mainClass());
    return plain;
  }
}
