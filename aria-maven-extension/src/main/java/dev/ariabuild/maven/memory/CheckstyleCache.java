package dev.ariabuild.maven.memory;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checkstyle's cache file: properties with a digest of the configuration, and for each file in
 * which nothing was found its path and its time of modification. Such a file is not checked again,
 * and the report does not name it: it is added here, as a clean build's report names all files.
 * Edited files are taken out, so a time that came back cannot deceive it; files that are new or
 * gone, modules that compare files, and a file that is clean now and was not before, or the other
 * way round, make it check all.
 */
final class CheckstyleCache implements Memory {
  static final String PLUGIN = "org.apache.maven.plugins:maven-checkstyle-plugin";

  private static final String CACHE = "/checkstyle-cachefile";
  private static final String REPORT = "/checkstyle-result.xml";
  private static final String CONFIGURATION = "/checkstyle-checker.xml";

  private final Path moduleDir;
  private final Inputs inputs;
  private @Nullable Expected expected;

  /** What the report is to be made of, and the lines that the cache had. */
  private record Expected(
      Path cache, PropertyLines lines, Path report, CheckstyleReport before, Set<String> clean) {}

  CheckstyleCache(Path moduleDir, Inputs inputs) {
    this.moduleDir = moduleDir;
    this.inputs = inputs;
  }

  @Override
  public Map<String, byte[]> after(Trace last) throws IOException {
    Optional<String> cache = ChangedFiles.output(last, CACHE);
    Optional<String> report = ChangedFiles.output(last, REPORT);
    Optional<String> configuration = ChangedFiles.output(last, CONFIGURATION);
    Optional<ChangedFiles> changed = ChangedFiles.between(last.inputs(), inputs);
    if (cache.isEmpty()
        || report.isEmpty()
        || configuration.isEmpty()
        || changed.isEmpty()
        || !changed.get().added().isEmpty()
        || !changed.get().removed().isEmpty()
        || !CheckstyleModules.judgeByFile(read(configuration.get()))) {
      return Map.of();
    }
    Optional<CheckstyleReport> before = CheckstyleReport.of(read(report.get()));
    if (before.isEmpty()) {
      return Map.of();
    }
    Set<String> edited = new HashSet<>();
    changed.get().edited().forEach(file -> edited.add(moduleDir.resolve(file).toString()));
    Set<String> clean = new HashSet<>();
    byte[] content = Files.readAllBytes(moduleDir.resolve(cache.get()));
    byte[] left = without(edited, content, before.get(), clean);
    if (clean.isEmpty()) {
      return Map.of();
    }
    expected =
        new Expected(
            moduleDir.resolve(cache.get()),
            PropertyLines.of(content),
            moduleDir.resolve(report.get()),
            before.get(),
            clean);
    return Map.of(cache.get(), left);
  }

  private String read(String output) throws IOException {
    return Files.readString(moduleDir.resolve(output));
  }

  /**
   * The cache without some files, with the times that the others have now.
   *
   * @param clean gets the others; stays empty if cache and report do not fit together
   */
  private static byte[] without(
      Set<String> edited, byte[] cache, CheckstyleReport report, Set<String> clean)
      throws IOException {
    if (!report.files().keySet().containsAll(edited)) {
      return cache; // it may be one that the configuration names
    }
    Properties details = new Properties();
    details.load(new ByteArrayInputStream(cache));
    Set<String> others = new HashSet<>();
    for (String name : details.stringPropertyNames()) {
      if (edited.contains(name)) {
        details.remove(name);
      } else if (report.files().containsKey(name)) {
        if (!report.isClean(name)) {
          return cache;
        }
        others.add(name);
        long time = Files.getLastModifiedTime(Path.of(name)).toMillis();
        details.setProperty(name, Long.toString(time));
      }
    }
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    details.store(left, null);
    clean.addAll(others);
    return left.toByteArray();
  }

  @Override
  public boolean complete() throws IOException {
    Expected last = expected;
    expected = null;
    if (last == null || !Files.exists(last.report())) {
      return true;
    }
    Optional<String> whole =
        CheckstyleReport.of(Files.readString(last.report()))
            .flatMap(report -> last.before().with(report, last.clean()));
    Optional<PropertyLines> lines =
        Files.exists(last.cache())
            ? PropertyLines.of(Files.readAllBytes(last.cache())).inOrderOf(last.lines())
            : Optional.empty();
    if (whole.isEmpty() || lines.isEmpty()) {
      Files.deleteIfExists(last.cache());
      Files.delete(last.report());
      return false;
    }
    Files.writeString(last.report(), whole.get());
    Files.write(last.cache(), lines.get().bytes());
    return true;
  }
}
