package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.CacheLayer;
import dev.ariabuild.engine.cache.LayeredCache;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.execute.ActionRunner;
import dev.ariabuild.engine.execute.CachedOutputs;
import dev.ariabuild.engine.execute.Locations;
import dev.ariabuild.engine.execute.ModuleSession;
import dev.ariabuild.engine.execute.TraceFile;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import dev.ariabuild.engine.fingerprint.Fingerprinter;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.MemoStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One build of all modules, one after the other, by the real engine; ends at the first failure. */
final class Run {
  /**
   * How to build.
   *
   * @param root checkout; modules lie below it
   * @param metadata where traces and digests are kept between builds
   * @param largest bytes of the largest output that is cached
   * @param blind no action sees its inputs
   */
  record How(
      Path root,
      Path metadata,
      boolean read,
      boolean write,
      long largest,
      MemberNormaliser source,
      MemberNormaliser abi,
      boolean blind) {}

  private final How how;
  private final List<CacheLayer> layers;
  private final List<BuildEvent> events = new CopyOnWriteArrayList<>();
  private final Map<String, List<String>> projects = new LinkedHashMap<>();

  Run(How how, List<CacheLayer> layers) {
    this.how = how;
    this.layers = layers;
  }

  static TraceFile traces(Path metadata, String module) {
    return new TraceFile(metadata.resolve(module + ".traces"), event -> {});
  }

  Built build(Collection<SmallModule> modules) throws IOException {
    StatCache stats = StatCache.open(how.metadata.resolve("stats"));
    MemoStore memo = MemoStore.open(how.metadata.resolve("memo"));
    FileStore files = new FileStore(stats);
    Fingerprinter fingerprinter = new Fingerprinter(files, how.source, how.abi, memo);
    Exception failure = null;
    try (LayeredCache cache = new LayeredCache(layers, events::add)) {
      for (SmallModule module : modules) {
        failure = module(module, files, fingerprinter, cache);
        if (failure != null) {
          break;
        }
      }
    }
    stats.save();
    memo.save();
    return new Built(List.copyOf(events), projects, failure);
  }

  private @Nullable Exception module(
      SmallModule module, FileStore files, Fingerprinter fingerprinter, LayeredCache cache)
      throws IOException {
    Path dir = how.root.resolve(module.name());
    ModuleSession session =
        new ModuleSession(
            dir,
            dir.resolve("target"),
            files,
            path -> false,
            new TraceFile(how.metadata.resolve(module.name() + ".traces"), events::add),
            how.write);
    CachedOutputs outputs =
        new CachedOutputs(
            cache,
            Locations.of(List.of("module", "root"), List.of(dir, how.root)),
            how.largest,
            how.write,
            events::add);
    ActionRunner runner = new ActionRunner(session, cache, outputs, events::add, how.read);
    Project project = new Project();
    List<Here.Upstream> upstream =
        module.allUpstream().stream()
            .map(m -> new Here.Upstream(m.name(), how.root.resolve(m.name() + "/target/classes")))
            .toList();
    Here here = new Here(module, dir, upstream, fingerprinter, project);
    Map<Step, ActionId> ids = ids(module);
    if (session.unknownOutputs()) {
      session.startAfresh();
    } else {
      Set<ActionId> configured = new HashSet<>(ids.values());
      session.dropOrphans(configured::contains);
    }
    try {
      for (Map.Entry<Step, ActionId> each : ids.entrySet()) {
        Step step = each.getKey();
        runner.run(step.action(each.getValue(), here, how.blind), step.work(here));
      }
      return null;
    } catch (Exception e) {
      return e;
    } finally {
      projects.put(module.name(), project.entries());
      session.close();
    }
  }

  private static Map<Step, ActionId> ids(SmallModule module) {
    Map<Step, ActionId> ids = new LinkedHashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (Step step : module.steps()) {
      int time = times.merge(step.goal(), 1, Integer::sum);
      String execution = time == 1 ? "default" : "default#" + time;
      ids.put(step, new ActionId(module.id(), step.goal(), execution));
    }
    return ids;
  }
}
