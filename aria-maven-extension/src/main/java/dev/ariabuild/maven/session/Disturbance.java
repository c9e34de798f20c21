package dev.ariabuild.maven.session;

import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.file.Meanwhile;
import dev.ariabuild.maven.action.ModuleContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What of that which a goal had read is another once it has run: its result is none of what was
 * read. Answers are clauses for people; empty if all is as it was.
 */
final class Disturbance {
  private final ModuleContext module;
  private final Meanwhile meanwhile;
  private final EventSink events;

  Disturbance(ModuleContext module, Meanwhile meanwhile, EventSink events) {
    this.module = module;
    this.meanwhile = meanwhile;
    this.events = events;
  }

  /** A goal is about to read. */
  void begin() {
    meanwhile.begin();
  }

  /**
   * Looked at when it has run.
   *
   * @param settles whether it writes where it reads, and may do that once
   * @param othersAtWork whether modules above it may have changed what it read of them
   * @param compiles whether a file counts, too, that was changed and changed back
   * @param again reads everything once more
   */
  Optional<String> of(
      Action action,
      boolean settles,
      boolean othersAtWork,
      boolean compiles,
      Supplier<Action> again) {
    if (settles) {
      return again.get().equals(action)
          ? Optional.empty()
          : Optional.of("it changed what it had read");
    }
    return othersAtWork && !UpstreamEntries.areSame(action, again.get())
        ? Optional.of("modules above it were at work")
        : bySomebody(action.id(), compiles);
  }

  /** By whoever saved a file while the goal ran: nobody knows whether it read that. Says so. */
  private Optional<String> bySomebody(ActionId id, boolean compiles) {
    Optional<String> changed =
        meanwhile
            .changed(
                path -> !path.startsWith(module.buildDir()) && !module.files().isImmutable(path),
                compiles)
            .map(path -> module.name(path) + " changed while it ran");
    changed.ifPresent(
        what -> events.emit(new Notice(Notice.Level.INFO, id.goal() + " runs again: " + what)));
    return changed;
  }
}
