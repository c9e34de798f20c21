package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.store.ResultStore;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.strip.StrippedId;
import dev.ariabuild.aot.strip.StrippedJars;
import dev.ariabuild.aot.symbol.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The jars of a module stripped with no image around them, and the symbols of these jars.
 *
 * @param name of the application or library
 * @param jars its class path
 * @param output {@code target/aria/PROFILE}
 * @param cacheDir Aria's cache folder
 * @param timestamp time of every published file
 */
public record JarFolder(
    String name,
    String version,
    List<JarSource> jars,
    Path output,
    Path cacheDir,
    Instant timestamp) {
  public JarFolder {
    jars = List.copyOf(jars);
    timestamp = Instant.ofEpochSecond(timestamp.getEpochSecond());
  }

  /**
   * What became of a jar.
   *
   * @param before its size in bytes
   * @param note empty if it was stripped wholly
   */
  public record Line(String name, long before, long after, String note) {}

  private ResultStore store() {
    return Workshop.store(cacheDir, Target.current());
  }

  private SortedMap<String, StrippedJars.Stripped> stripped()
      throws IOException, InterruptedException, AotException {
    StrippedJars stripper = new StrippedJars(store(), timestamp);
    SortedMap<String, StrippedJars.Stripped> result = new TreeMap<>();
    for (JarSource jar : jars) {
      if (!Files.isRegularFile(jar.file())) {
        throw AotProblem.NO_SUCH_JAR.with(jar.file());
      }
      result.put(jar.name(), stripper.strip(jar.file(), jar.plan()));
    }
    return result;
  }

  /** Writes the stripped jars to {@code lib}, in place of what may be there. */
  public List<Line> strip() throws IOException, InterruptedException, AotException {
    SortedMap<String, StrippedJars.Stripped> stripped = stripped();
    Files.createDirectories(output);
    Path work = Files.createTempDirectory(output, ".lib-");
    List<Line> lines = new ArrayList<>();
    try {
      for (JarSource jar : jars) {
        StrippedJars.Stripped made = java.util.Objects.requireNonNull(stripped.get(jar.name()));
        Path file = Files.copy(made.file(), work.resolve(jar.name()));
        Files.setLastModifiedTime(file, FileTime.from(timestamp));
        lines.add(
            new Line(jar.name(), Files.size(jar.file()), Files.size(file), made.note(jar.name())));
      }
      Tree.delete(output.resolve("lib"));
      Files.move(work, output.resolve("lib"), StandardCopyOption.ATOMIC_MOVE);
      return lines;
    } finally {
      Tree.delete(work);
    }
  }

  /**
   * Writes the symbol bundle: of the image if there is one, otherwise of the jars that {@link
   * #strip} makes.
   *
   * @param jdk home of the JDK whose runtime is in the image
   * @throws AotException if the image was made of other jars
   */
  public Path symbols(Path jdk) throws IOException, InterruptedException, AotException {
    Path image = output.resolve("image");
    Path folder = Files.isDirectory(image.resolve("lib")) ? image : output;
    if (folder.equals(output)) {
      strip();
    }
    SortedMap<String, StrippedJars.Stripped> stripped = stripped();
    for (var jar : stripped.entrySet()) {
      Path published = folder.resolve("lib").resolve(jar.getKey());
      if (!Files.isRegularFile(published) || !fits(published, jar.getValue())) {
        throw AotProblem.SYMBOLS_OF_OTHER_JAR.with(published);
      }
    }
    Target target = Target.current();
    Path bundle = output.resolve(SymbolBundle.fileName(name, version, target));
    new SymbolBundle(store(), timestamp)
        .write(new SymbolBundle.Published(name, version, target, jdk, folder, stripped), bundle);
    return bundle;
  }

  /** Old classes may have been lifted besides: that changes the bytes and leaves the lines. */
  private static boolean fits(Path published, StrippedJars.Stripped jar) throws IOException {
    return Files.mismatch(published, jar.file()) < 0
        || (jar.mapping().isPresent()
            && StrippedId.of(published).equals(jar.mapping().map(Mapping::id)));
  }
}
