package dev.ariabuild.maven.session;

import dev.ariabuild.cache.CacheUse;
import dev.ariabuild.cache.DiskCache;
import dev.ariabuild.cache.DiskCacheOptions;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheUnavailable;
import dev.ariabuild.cache.folder.IoErrors;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.remote.RemoteLayer;
import dev.ariabuild.engine.cache.CacheLayer;
import dev.ariabuild.engine.cache.LayeredCache;
import dev.ariabuild.engine.cache.MemoryLayer;
import dev.ariabuild.engine.config.CacheKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.execute.Locations;
import dev.ariabuild.engine.execute.TraceFile;
import dev.ariabuild.engine.execute.TracePlaces;
import dev.ariabuild.engine.execute.TraceStore;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.engine.file.StatCache;
import dev.ariabuild.engine.fingerprint.EntryReader;
import dev.ariabuild.engine.fingerprint.Fingerprinter;
import dev.ariabuild.engine.fingerprint.MemoStore;
import dev.ariabuild.engine.report.BuildRecorder;
import dev.ariabuild.java.abi.AbiNormaliser;
import dev.ariabuild.java.source.SourceNormaliser;
import dev.ariabuild.maven.action.ClassReaders;
import dev.ariabuild.maven.action.CompilerView;
import dev.ariabuild.maven.action.ModelText;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.compile.CompileFolders;
import dev.ariabuild.maven.request.AriaVersion;
import dev.ariabuild.maven.request.RequestRewriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is kept between builds, opened for one build. */
final class Stores {
  private static final Logger LOG = LoggerFactory.getLogger("aria");

  private final StatCache stats;
  private final MemoStore memo;
  private final FileStore files;
  private final Map<CompilerView, Fingerprinter> fingerprinters = new ConcurrentHashMap<>();
  private final DiskCache disk;
  private final LayeredCache cache;
  private final BuildRecorder recorder;
  private final TracePlaces places;
  private final Path root;
  private final Path repository;
  private final Set<Digest> used = ConcurrentHashMap.newKeySet();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final boolean write;
  private final Checking checking;
  private final boolean oneThread;

  private Stores(
      MavenSession session, Settings settings, Path root, Path cacheDir, Checking checking)
      throws CacheUnavailable {
    this.root = root;
    this.checking = checking;
    this.oneThread = RequestRewriter.BUILDER.equals(session.getRequest().getBuilderId());
    this.repository = Path.of(session.getLocalRepository().getBasedir()).toAbsolutePath();
    this.recorder = new BuildRecorder();
    this.write = !settings.skipWrite();
    List<CacheLayer> layers = new ArrayList<>();
    this.disk =
        DiskCache.open(
            cacheDir,
            DiskCacheOptions.of(
                limits(settings), () -> Set.copyOf(used), events(), AriaVersion.CURRENT));
    if (settings.cacheEnabled()) {
      layers.add(new MemoryLayer(memoryLimit(settings)));
      layers.add(disk);
      boolean alone = session.isOffline() || AriaBuild.isWatched(session);
      if (settings.remote().isPresent() && !alone) {
        layers.add(RemoteLayer.open(settings.remote().get(), disk, events(), AriaVersion.CURRENT));
      }
    }
    this.cache = new LayeredCache(layers, events());
    this.places = new TracePlaces(cacheDir, root);
    Path metadata = places.metadata();
    disk.beginUse(new CacheUse(metadata, root, AriaVersion.installed()));
    this.stats = StatCache.open(metadata.resolve("stats"));
    this.memo = MemoStore.open(metadata.resolve("memo"));
    this.files = new FileStore(stats, this::released);
  }

  /**
   * From now until something runs or is changed, no path is looked at twice, whatever module asks.
   * Where modules are built side by side, something always runs.
   */
  void nothingRuns() {
    if (oneThread) {
      files.glance();
    }
  }

  private Fingerprinter fingerprinter(CompilerView view) {
    return fingerprinters.computeIfAbsent(
        view,
        v ->
            new Fingerprinter(
                files, new SourceNormaliser(v.source()), AbiNormaliser.classpath(v.abi()), memo));
  }

  static Optional<Stores> open(
      MavenSession session, Settings settings, Path root, Checking checking) {
    try {
      return Optional.of(new Stores(session, settings, root, settings.cacheDir(root), checking));
    } catch (CacheUnavailable e) {
      LOG.warn("{}; this build runs as plain Maven", e.getMessage());
      return Optional.empty();
    }
  }

  private static DiskLimits limits(Settings settings) {
    return new DiskLimits(
        settings.get(CacheKeys.MAX_SIZE).bytes(),
        Duration.ofDays(settings.get(CacheKeys.MAX_AGE_DAYS)),
        settings.get(CacheKeys.MIN_FREE_PERCENT));
  }

  private static long memoryLimit(Settings settings) {
    long asked = settings.get(CacheKeys.MEMORY_MB) * 1_000_000L;
    return Math.min(asked, Runtime.getRuntime().maxMemory() / 8);
  }

  /** A released artifact in the local repository does not change during a build. */
  private boolean released(Path path) {
    return path.startsWith(repository) && !path.toString().contains("-SNAPSHOT");
  }

  EventSink events() {
    return event -> {
      recorder.emit(event);
      if (event instanceof BuildEvent.Notice notice && told.add(notice.text())) {
        tell(notice);
      }
    };
  }

  private static void tell(Notice notice) {
    switch (notice.level()) {
      case WARNING:
        LOG.warn("aria: {}", notice.text());
        break;
      case INFO:
        LOG.info("aria: {}", notice.text());
        break;
      default:
        LOG.debug("aria: {}", notice.text());
    }
  }

  BuildRecorder recorder() {
    return recorder;
  }

  LayeredCache cache() {
    return cache;
  }

  FileStore files() {
    return files;
  }

  /** Asks again what was read in part. */
  EntryReader partialReader() {
    return new EntryReader(fingerprinter(CompilerView.JAVAC), ClassReaders.ALL);
  }

  boolean write() {
    return write;
  }

  /** Notes that this build uses a result, so that it is not evicted. */
  void use(ActionFinished action) {
    String key = action.key();
    if (key != null) {
      used.add(Digest.fromHex(key.substring(key.lastIndexOf('-') + 1)));
    }
  }

  /** Keeps the traces of a module. */
  TraceStore traceStore(Path moduleDir) {
    Path place = checking.traced(moduleDir);
    return new TraceFile(places.traces(place), () -> places.elsewhere(place), events());
  }

  /** The same when this build is over; holds on to nothing of it. */
  static TraceStore laterTraces(TracePlaces places, Path moduleDir) {
    return new TraceFile(
        places.traces(moduleDir),
        event -> {
          if (event instanceof BuildEvent.Notice notice) {
            tell(notice);
          }
        });
  }

  TracePlaces places() {
    return places;
  }

  /** Where the traces of a module lie; named by its place below the root, not by the selection. */
  Path traces(Path moduleDir) {
    return places.traces(checking.traced(moduleDir));
  }

  /** This checkout's places, as a module sees them. */
  Locations locations(Path moduleDir) {
    return Locations.of(
        List.of("module", "root", "repository"), List.of(moduleDir, root, repository));
  }

  /** Where compilations keep what later builds read. */
  CompileFolders compileFolders() {
    CacheFolder folder = disk.folder();
    return new CompileFolders(
        places.metadata().resolve("javac"), folder.compilers(), folder.pendings(), write);
  }

  ModuleContext module(
      MavenSession session,
      MavenProject project,
      Path dir,
      Path buildDir,
      ToolchainManager toolchains,
      ReadLog log) {
    FileStore view = files.loggedBy(log);
    return new ModuleContext(
        session,
        project,
        dir,
        buildDir,
        locations(dir),
        view,
        compiler -> fingerprinter(compiler).through(view, entry -> entry.startsWith(buildDir)),
        toolchains,
        new ModelText(),
        path -> false);
  }

  void close() {
    cache.close();
    disk.close(); // for it is no layer where the cache is switched off
    if (write) {
      try {
        stats.save();
        memo.save();
      } catch (IOException e) {
        events()
            .emit(
                new Notice(
                    Notice.Level.WARNING,
                    "could not save digests of files in "
                        + places.metadata()
                        + ": "
                        + IoErrors.describe(e)
                        + "; the next build reads all files again; make room there, or set"
                        + " ARIA_CACHE_DIR to another folder"));
      }
    }
  }
}
