package dev.ariabuild.maven.session;

import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.java.effect.ToldEffects;
import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.whole.WholeModules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/**
 * In a check, effects are told again without the goal that finds them where it would tell the same:
 * nothing that it looked at has changed, and Maven would lead it to nothing else. So its plugin is
 * not loaded, and no class path is resolved.
 */
final class EffectsAgain {
  /** Key in the request's data: what the goal is to know the session by. */
  private static final String SESSION = "aria.effects.session";

  private final WholeModules whole;
  private final FileStore files;
  private final Path memory;

  /**
   * For one build.
   *
   * @param memory folder in which the goal keeps what it told
   */
  EffectsAgain(WholeModules whole, FileStore files, Path memory) {
    this.whole = whole;
    this.files = files;
    this.memory = memory;
  }

  /**
   * What was told, if it still holds; else the goal is told by what it may tell so the next time.
   *
   * @param ran whether a plugin did something in this build: it may have changed what Maven makes
   *     of the session
   */
  Optional<List<String>> lines(MavenSession session, boolean ran) {
    boolean asked = session.getRequest().getData().containsKey(RequestRewriter.CHECK);
    boolean all = session.getProjects().size() == session.getAllProjects().size();
    Optional<String> known =
        asked && all ? whole.setting(session).map(digest -> digest.hex()) : Optional.empty();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    session.getRequest().getData().put(SESSION, known.get());
    return ran
        ? Optional.empty()
        : ToldEffects.read(ToldEffects.file(memory))
            .filter(told -> told.session().equals(known.get()) && told.stands(files))
            .map(ToldEffects::lines);
  }
}
