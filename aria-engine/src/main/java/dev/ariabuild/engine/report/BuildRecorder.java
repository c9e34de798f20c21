package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.BuildFinished;
import dev.ariabuild.engine.event.BuildEvent.BuildStarted;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.ModuleFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the events of one build into its record. Thread-safe. Events that lack their usual
 * predecessor, such as an action of a module that nobody started, are recorded all the same.
 */
public final class BuildRecorder implements EventSink {
  private BuildStarted start = new BuildStarted("", "", List.of());
  private BuildFinished end = new BuildFinished(false, 0);
  private final Map<ModuleId, OpenModule> modules = new LinkedHashMap<>();
  private final Map<Origin, CacheFigures.Layer> layers = new EnumMap<>(Origin.class);
  private RemoteUse remote = RemoteUse.NONE;
  private final Set<Notice> notices = new LinkedHashSet<>();

  private static final class OpenModule {
    String dir = "";
    boolean failed;
    boolean whole;
    final List<ActionRecord> actions = new ArrayList<>();

    ModuleRecord close(ModuleId id) {
      Outcome outcome = failed ? Outcome.FAILED : ModuleRecord.outcomeOf(actions);
      return new ModuleRecord(id, dir, outcome, whole, actions);
    }
  }

  @Override
  public synchronized void emit(BuildEvent event) {
    if (event instanceof ActionFinished action) {
      open(action.action().module()).actions.add(ActionRecord.of(action));
    } else if (event instanceof ModuleStarted module) {
      open(module.module()).dir = module.dir();
      open(module.module()).whole = module.whole();
    } else if (event instanceof ModuleFinished module) {
      open(module.module()).failed |= !module.success();
    } else if (event instanceof CacheActivity activity) {
      layers.merge(activity.layer(), figures(activity), BuildRecorder::sum);
    } else if (event instanceof RemoteUse use) {
      remote = use;
    } else if (event instanceof Notice notice) {
      notices.add(notice);
    } else if (event instanceof BuildStarted started) {
      start = started;
    } else if (event instanceof BuildFinished finished) {
      end = finished;
    }
  }

  /** The record so far; a build that did not finish yet counts as failed. */
  public synchronized BuildRecord record() {
    List<ModuleRecord> closed = new ArrayList<>();
    modules.forEach((id, module) -> closed.add(module.close(id)));
    return new BuildRecord(
        start.aria(),
        start.profile(),
        start.goals(),
        end.success(),
        Math.round(end.durationNanos() / 1e6),
        closed,
        new CacheFigures(List.copyOf(layers.values()), remote),
        List.copyOf(notices));
  }

  private OpenModule open(ModuleId id) {
    return modules.computeIfAbsent(id, any -> new OpenModule());
  }

  private static CacheFigures.Layer figures(CacheActivity activity) {
    CacheActivity.Kind kind = activity.kind();
    boolean store = kind == CacheActivity.Kind.STORE;
    return new CacheFigures.Layer(
        activity.layer(),
        kind == CacheActivity.Kind.HIT ? 1 : 0,
        kind == CacheActivity.Kind.MISS ? 1 : 0,
        store ? 1 : 0,
        kind == CacheActivity.Kind.DAMAGED ? 1 : 0,
        kind == CacheActivity.Kind.BROKEN ? 1 : 0,
        store ? activity.bytes() : 0);
  }

  private static CacheFigures.Layer sum(CacheFigures.Layer a, CacheFigures.Layer b) {
    return new CacheFigures.Layer(
        a.layer(),
        a.hits() + b.hits(),
        a.misses() + b.misses(),
        a.stores() + b.stores(),
        a.damaged() + b.damaged(),
        a.broken() + b.broken(),
        a.storedBytes() + b.storedBytes());
  }
}
