package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import dev.ariabuild.java.effect.ToldEffects;
import dev.ariabuild.maven.plugin.effect.Analysis.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was told the last time, and of what. Where neither that nor the reports have changed, it is
 * told again without another look; the core extension does so without this plugin.
 */
final class LastEffects {
  private static final String METADATA = "META-INF/native-image";

  private final Path memory;
  private final String session;
  private final List<Path> reports;
  private final StatCache stats;
  private final FileStore files;

  /**
   * Kept in a folder.
   *
   * @param memory folder that need not be there; if it is lost, effects are computed
   * @param session what the core extension knows this session by; empty if it cannot know all of it
   * @param reports files that belong to what is told
   */
  LastEffects(Path memory, String session, List<Path> reports) {
    this.memory = memory;
    this.session = session;
    this.reports = List.copyOf(reports);
    this.stats = StatCache.open(memory.resolve("last-stats"));
    this.files = new FileStore(stats);
  }

  /**
   * All that the report and the verdict depend on.
   *
   * @param settings those that count, in any fixed order
   * @param programs archives of the code that computes
   * @param absent folders of classes that are not there
   * @return with nothing told
   */
  ToldEffects of(
      List<Entry> entries, List<String> settings, List<Path> programs, List<Path> absent) {
    Hasher hasher = new Hasher().add(Runtime.version().toString());
    hasher.add(settings.size());
    settings.forEach(hasher::add);
    hasher.add(entries.size());
    List<Path> paths = new ArrayList<>(programs);
    for (Entry entry : entries) {
      hasher.add(entry.part().label()).add(entry.part().own());
      entry.facts().ifPresent(paths::add);
      boolean known = entry.facts().filter(Files::isRegularFile).isPresent();
      paths.add(known ? entry.classes().resolve(METADATA) : entry.classes());
    }
    paths.addAll(absent);
    return new ToldEffects(session, hasher.digest(), ToldEffects.look(paths, files), List.of());
  }

  /** What was told then, if this is the same and the reports stand as they were written. */
  Optional<List<String>> lines(ToldEffects now) {
    Optional<ToldEffects> last = ToldEffects.read(ToldEffects.file(memory));
    return last.filter(told -> told.equals(with(now, told.lines()))).map(ToldEffects::lines);
  }

  /**
   * Keeps what was told, once the reports are written.
   *
   * @throws IOException if that cannot be done; then it is computed again
   */
  void keep(ToldEffects now, List<String> lines) throws IOException {
    with(now, lines).write(ToldEffects.file(memory));
    stats.save();
  }

  private ToldEffects with(ToldEffects now, List<String> lines) {
    List<ToldEffects.Seen> seen = new ArrayList<>(now.seen());
    seen.addAll(ToldEffects.look(reports, files));
    return new ToldEffects(session, now.settings(), seen, lines);
  }
}
