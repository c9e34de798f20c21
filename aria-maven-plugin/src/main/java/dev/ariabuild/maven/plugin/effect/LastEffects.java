package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.CheckedFile;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import dev.ariabuild.maven.plugin.effect.Analysis.Entry;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was told the last time, and of what. Where neither that nor the reports have changed, it is
 * told again without another look. Only what failed nothing is kept.
 */
final class LastEffects {
  private static final String NAME = "arialast";
  private static final int VERSION = 1;
  private static final String METADATA = "META-INF/native-image";

  private final Path kept;
  private final List<Path> reports;
  private final StatCache stats;
  private final FileStore files;

  /**
   * Kept in a folder.
   *
   * @param memory folder that need not be there; if it is lost, effects are computed
   * @param reports files that belong to what is told
   */
  LastEffects(Path memory, List<Path> reports) {
    this.kept = memory.resolve("last");
    this.reports = List.copyOf(reports);
    this.stats = StatCache.open(memory.resolve("last-stats"));
    this.files = new FileStore(stats);
  }

  /**
   * Digest of all that the report and the verdict depend on.
   *
   * @param settings those that count, in any fixed order
   * @param programs archives of the code that computes
   */
  Digest of(List<Entry> entries, List<String> settings, List<Path> programs) throws IOException {
    Hasher hasher = new Hasher().add(VERSION).add(Runtime.version().toString());
    hasher.add(settings.size());
    settings.forEach(hasher::add);
    for (Path program : programs) {
      add(hasher, program);
    }
    hasher.add(entries.size());
    for (Entry entry : entries) {
      hasher.add(entry.part().label()).add(entry.part().own());
      Optional<Path> facts = entry.facts().filter(Files::isRegularFile);
      hasher.add(facts.isPresent());
      if (facts.isPresent()) {
        add(hasher, facts.get());
        tree(hasher, entry.classes().resolve(METADATA));
      } else {
        tree(hasher, entry.classes());
      }
    }
    return hasher.digest();
  }

  /** What was told then, if this is the same and the reports stand as they were written. */
  Optional<List<String>> lines(Digest inputs) {
    Optional<ByteBuffer> content = CheckedFile.read(kept, NAME, VERSION);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    String[] lines = StandardCharsets.UTF_8.decode(content.get()).toString().split("\n", -1);
    return lines[0].equals(head(inputs))
        ? Optional.of(List.of(lines).subList(1, lines.length))
        : Optional.empty();
  }

  /**
   * Keeps what was told, once the reports are written.
   *
   * @throws IOException if that cannot be done; then it is computed again
   */
  void keep(Digest inputs, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(head(inputs)));
    all.addAll(lines);
    Files.createDirectories(kept.getParent());
    CheckedFile.write(
        kept,
        NAME,
        VERSION,
        ByteBuffer.wrap(String.join("\n", all).getBytes(StandardCharsets.UTF_8)));
    stats.save();
  }

  private String head(Digest inputs) {
    Hasher hasher = new Hasher().add(inputs);
    reports.forEach(report -> add(hasher, report));
    return hasher.digest().hex();
  }

  private void add(Hasher hasher, Path file) {
    Optional<Digest> digest = files.digest(file.toAbsolutePath().normalize());
    hasher.add(digest.isPresent());
    digest.ifPresent(hasher::add);
  }

  /** An archive, or all files of a folder with their names. */
  private void tree(Hasher hasher, Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      add(hasher, root);
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        hasher.add(root.relativize(file).toString().replace(File.separatorChar, '/'));
        add(hasher, file);
      }
    }
    hasher.add("");
  }
}
