package dev.ariabuild.maven.session;

import dev.ariabuild.engine.config.JitUse;
import dev.ariabuild.engine.config.MemoryLimit;
import dev.ariabuild.engine.config.Overlap;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.decide.ModuleTrace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.BuildFinished;
import dev.ariabuild.engine.event.BuildEvent.BuildStarted;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.execute.TracePlaces;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.maven.action.ActionFactory;
import dev.ariabuild.maven.action.Checks;
import dev.ariabuild.maven.action.ExtraReader;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.compile.JavacGoals;
import dev.ariabuild.maven.goal.CarriedGoals;
import dev.ariabuild.maven.goal.GoalCatalogue;
import dev.ariabuild.maven.goal.ShippedCatalogue;
import dev.ariabuild.maven.jit.ShortBuild;
import dev.ariabuild.maven.project.MavenOwned;
import dev.ariabuild.maven.request.AriaVersion;
import dev.ariabuild.maven.request.MetadataLookups;
import dev.ariabuild.maven.request.OtherCache;
import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.watch.WatchMemory;
import dev.ariabuild.maven.whole.WholeModules;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One build. Lives in the request's data, so that nothing survives from one build to the next in a
 * resident Maven.
 */
public final class AriaBuild {
  private static final String DATA = "aria.build";

  /** Key in the request's data by which the plugin knows that the extension is there. */
  private static final String VERSION_DATA = "aria.extension.version";

  /** Property of a build in which everything runs, for another to be compared with. */
  private static final String AUDITED = "aria.audit.run";

  private static final Logger LOG = LoggerFactory.getLogger("aria");

  private final Settings settings;
  private final Stores stores;
  private final MavenProjectHelper projectHelper;
  private final ToolchainManager toolchains;
  private final ActionFactory actions;
  private final JavacGoals javac;
  private final Optional<WatchMemory> watch;
  private final Checking checking;
  private final Path root;
  private final WholeModules whole;
  private final long start = System.nanoTime();
  private final Map<Path, ModuleBuild> modules = new ConcurrentHashMap<>();
  private final Map<Path, Integer> buildDirs = new HashMap<>();
  private final Map<String, Path> dirs = new HashMap<>();
  private final AtomicLong turns = new AtomicLong();
  private boolean closed;

  private AriaBuild(
      Settings settings,
      ActionFactory actions,
      Stores stores,
      MavenProjectHelper projectHelper,
      ToolchainManager toolchains,
      WholeModules whole,
      Optional<WatchMemory> watch,
      Checking checking,
      Path root) {
    this.checking = checking;
    this.whole = whole;
    this.settings = settings;
    this.stores = stores;
    this.projectHelper = projectHelper;
    this.toolchains = toolchains;
    this.actions = actions;
    this.watch = watch;
    this.javac =
        watch
            .map(WatchMemory::compilers)
            .map(all -> new JavacGoals(stores::javac, all, all.compilations()))
            .filter(any -> !checking.typesOnly())
            .orElseGet(
                () -> new JavacGoals(stores::javac, module -> checks(checking, settings, module)));
    this.root = root;
  }

  /** The build of a session; empty if Aria is off or stands aside. */
  public static Optional<AriaBuild> of(@Nullable MavenSession session) {
    if (session == null || session.getRequest() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable((AriaBuild) session.getRequest().getData().get(DATA));
  }

  /**
   * Opens the build of a session, unless there is no root directory (an IDE reads projects), it is
   * switched off, another cache is wanted, or the cache folder cannot be used.
   *
   * @param otherCache whether Apache's cache extension is here
   * @throws AriaConfigurationException if the configuration is wrong
   */
  public static void open(
      MavenSession session,
      MavenProjectHelper projectHelper,
      ToolchainManager toolchains,
      BooleanSupplier otherCache) {
    session.getRequest().getData().remove(DATA);
    File rootFile = session.getRequest().getMultiModuleProjectDirectory();
    if (rootFile == null) {
      return;
    }
    session.getRequest().getData().put(VERSION_DATA, AriaVersion.CURRENT);
    Path root = rootFile.toPath().toAbsolutePath().normalize();
    Settings settings = SettingsReader.read(session, root);
    if (!settings.enabled() || buildsNothing(session) || standsBack(session, otherCache)) {
      return;
    }
    GoalCatalogue goals = UserGoals.of(settings).or(new ShippedCatalogue());
    boolean audited = session.getSystemProperties().containsKey(AUDITED);
    CarriedGoals carried = new CarriedGoals(text -> LOG.warn("aria: {}", text));
    Checking checking = Checking.of(session, settings);
    ActionFactory actions =
        new ActionFactory(goals, carried, audited, module -> checks(checking, settings, module));
    Optional<WatchMemory> watch = WatchMemory.of(session.getRequest());
    watch.ifPresent(
        memory -> {
          memory.hand(null);
          memory.compilers().writeAll();
        });
    Optional<Stores> stores = Stores.open(session, settings, root, checking);
    if (stores.isEmpty()) {
      return;
    }
    WholeModules whole =
        new WholeModules(
            root,
            stores.get().files(),
            stores.get().partialReader(),
            stores.get()::traces,
            MetadataLookups.of(session.getRequest()),
            stores.get().events());
    AriaBuild build =
        new AriaBuild(
            settings,
            actions,
            stores.get(),
            projectHelper,
            toolchains,
            whole,
            watch,
            checking,
            root);
    session.getRequest().getData().put(DATA, build);
    Object request = session.getRequest().getData().get(RequestRewriter.GOALS);
    List<String> typed =
        request instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : session.getGoals();
    stores
        .get()
        .events()
        .emit(new BuildStarted(AriaVersion.CURRENT, settings.profile().name(), typed));
    settings.notices().forEach(text -> build.notice(Notice.Level.WARNING, text));
  }

  private static Optional<Checks> checks(
      Checking checking, Settings settings, ModuleContext module) {
    String coordinates = module.id().toString();
    return checking.checks(settings.profile().forPackage(coordinates));
  }

  /** Of two caches one stands back; which one, and what to do, is told once. */
  private static boolean standsBack(MavenSession session, BooleanSupplier otherCache) {
    if (OtherCache.isSwitchedOff(session) || !otherCache.getAsBoolean()) {
      return false;
    }
    boolean aria = OtherCache.isWanted(session);
    LOG.warn(
        "aria: maven-build-cache-extension is here too; {} in this build; take one of them out of"
            + " .mvn/extensions.xml",
        aria
            ? "aria stands back, as maven.build.cache.enabled is true,"
            : "it stands back (-Dmaven.build.cache.enabled=true makes aria do so)");
    return aria;
  }

  /**
   * Then nothing is built in this session itself, and no store may be opened that is written when
   * it ends.
   */
  private static boolean buildsNothing(MavenSession session) {
    return !session.getGoals().isEmpty()
        && session.getGoals().stream()
            .allMatch(
                goal ->
                    goal.startsWith(Packaging.GROUP + ":" + Packaging.PLUGIN + ":")
                        && (goal.endsWith(":cache") || goal.endsWith(":watch")));
  }

  private void notice(Notice.Level level, String text) {
    stores.events().emit(new Notice(level, text));
  }

  /** Tells the curious something. */
  public void detail(String text) {
    notice(Notice.Level.DETAIL, text);
  }

  /** What modules may do while those above them are still at work. */
  public Overlap overlap() {
    return settings.get(Schema.OVERLAP);
  }

  /**
   * How many modules may be at work at once.
   *
   * @param given as many as Maven was told
   */
  public int modulesAtOnce(int given) {
    return Math.max(1, Math.min(given, settings.get(Schema.JOBS).on(given)));
  }

  /** How much of the heap modules may take before fewer are at work at once. */
  public MemoryLimit memoryLimit() {
    return settings.get(Schema.MAX_MEMORY);
  }

  /** Where something of this name is remembered from build to build. */
  public Path remembered(String name) {
    return stores.places().metadata().resolve(name);
  }

  /** Whether something may be remembered. */
  public boolean remembers() {
    return stores.write();
  }

  /** Says that a module was passed as a whole. */
  public void tellUnchanged(MavenSession session) {
    if (!isWatched(session)) {
      LOG.info("unchanged");
    }
  }

  /**
   * A module that began before all above it had ended sees them as they are by now.
   *
   * @param tasks what is to be done in it, as Maven writes it
   */
  public void askAgain(MavenSession session, MavenProject project, String tasks) {
    if (!settings.skipRead() && project.getBasedir() != null) {
      whole.begins(session, project, tasks);
    }
  }

  /** Whether a session that goes on has asked for this build; it tells the end itself. */
  public static boolean isWatched(MavenSession session) {
    return session.getRequest().getData().containsKey(WatchMemory.KEY);
  }

  /** Adds packaging where asked for, tells the goals the profile, and warns of what is too old. */
  public void projectsRead(MavenSession session) {
    Set<ModuleId> trained = new HashSet<>();
    session.getRequest().getData().put(ExtraReader.TESTS_TRAIN, trained);
    boolean packaging = session.getRequest().getData().containsKey(RequestRewriter.PACKAGING);
    for (MavenProject project : session.getProjects()) {
      checking.redirect(project);
      if (settings.chosenBy().user()) {
        project.getProperties().setProperty("aria.profile", settings.profile().name());
      }
      String coordinates = project.getGroupId() + ":" + project.getArtifactId();
      if (settings.profiles().values().stream()
          .anyMatch(profile -> profile.forPackage(coordinates).training().tests())) {
        trained.add(new ModuleId(project.getGroupId(), project.getArtifactId()));
      }
      if (packaging) {
        Packaging.addTo(project);
      }
      if (project.getBasedir() != null) {
        dirs.put(project.getId(), dirOf(project));
      }
      buildDirs.merge(buildDir(project), 1, Integer::sum);
    }
    ShortBuild.of(session.getRequest()).ifPresent(jit -> decide(jit, session));
    new OlderDependencies(session, root)
        .warnings()
        .forEach(text -> notice(Notice.Level.WARNING, text));
  }

  /** A session that stays is not short, whatever the size of the reactor. */
  private void decide(ShortBuild jit, MavenSession session) {
    boolean stays = session.getGoals().stream().anyMatch(goal -> goal.endsWith(":watch"));
    if (stays || settings.get(Schema.JIT) == JitUse.FULL) {
      jit.end();
    }
    jit.reactor(List.copyOf(dirs.values()));
  }

  /** Where a module lies: where it lay at first, for a goal may give it another pom file. */
  private Path dir(MavenProject project) {
    Path known = dirs.get(project.getId());
    return known == null ? dirOf(project) : known;
  }

  private static Path dirOf(MavenProject project) {
    return project.getBasedir().toPath().toAbsolutePath().normalize();
  }

  private static Path buildDir(MavenProject project) {
    return Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
  }

  /** Decides about a mojo execution and runs it if it has to run. */
  public void execute(MavenSession session, MojoExecution mojo, MojoCall call) throws Exception {
    stores.files().changing();
    long turn = turns.incrementAndGet();
    MavenProject project = session.getCurrentProject();
    if (project == null
        || project.getBasedir() == null
        || Packaging.onlyAnswers(mojo)
        || Packaging.isPartOfOwn(mojo)) {
      call.run();
      return;
    }
    if (buildDirs.getOrDefault(buildDir(project), 1) > 1) {
      notice(
          Notice.Level.WARNING,
          "several modules build into " + buildDir(project) + "; nothing is skipped in them");
      call.run();
      return;
    }
    module(session, project).execute(session, project, mojo, call, turn);
  }

  private ModuleBuild module(MavenSession session, MavenProject project) {
    Path dir = dir(project);
    return modules.computeIfAbsent(
        dir,
        absent -> {
          ReadLog log = new ReadLog(ModuleBuild.noOutput(buildDir(project)));
          return new ModuleBuild(
              stores.module(session, project, dir, buildDir(project), toolchains, log),
              log,
              stores,
              whole,
              settings,
              actions,
              projectHelper,
              checking.typesOnly() || (incremental(project) && stores.write())
                  ? Optional.of(javac)
                  : Optional.empty(),
              watch
                  .filter(any -> !checking.typesOnly())
                  .map(
                      memory -> {
                        TracePlaces places = stores.places();
                        return new Notes(memory, at -> Stores.laterTraces(places, at));
                      }),
              root);
        });
  }

  /**
   * Looks at a module as a whole, before its first mojo. If nothing that it reads has changed, all
   * that its mojos did to the project is done again, and only those are left that run every time.
   * Outputs that are gone are brought back.
   *
   * @param tasks what is to be done in it, as Maven writes it
   * @return empty if its mojos have to be looked at one by one; else calls of the mojos that are
   *     left, in their order
   */
  public Optional<List<String>> left(MavenSession session, MavenProject project, String tasks) {
    stores.nothingRuns();
    Optional<List<String>> left = leftOf(session, project, tasks);
    if (left.isEmpty() || !left.get().isEmpty()) {
      stores.files().changing(); // for Maven resolves what its goals need, and runs them
    }
    return left;
  }

  private Optional<List<String>> leftOf(MavenSession session, MavenProject project, String tasks) {
    if (settings.skipRead()
        || project.getBasedir() == null
        || buildDirs.getOrDefault(buildDir(project), 1) > 1) {
      return Optional.empty();
    }
    long begin = System.nanoTime();
    Path dir = dir(project);
    if (watch.isPresent() && watch.get().firstLook(dir)) {
      whole.unchanged(session, project, tasks, buildDir(project), new ReadLog(any -> false));
      return Optional.empty(); // once, so that it is known how its goals are called
    }
    ReadLog blind = new ReadLog(ModuleBuild.noOutput(buildDir(project)));
    Optional<WholeModules.Unchanged> found =
        whole.unchanged(session, project, tasks, buildDir(project), blind);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ModuleTrace trace = found.get().trace();
    if (MavenOwned.keepsArtifacts(session)
        && (!found.get().stands() || MavenOwned.lacksArtifacts(root, project, trace.phases()))) {
      return Optional.empty(); // it does so only where mojos run
    }
    Map<ActionId, Origin> restored = Map.of();
    if (!found.get().stands()) {
      restored = module(session, project).restore(trace, () -> whole.stands(trace, blind));
      if (restored.isEmpty()) {
        return Optional.empty();
      }
    }
    UnchangedModule module = new UnchangedModule(trace, project, dir, stores, root);
    module.replay(projectHelper, stores.locations(dir));
    Set<ActionId> cutOff = cutOff(project, dir, found.get());
    module.report(System.nanoTime() - begin, restored, cutOff);
    List<String> left = module.left();
    if (!left.isEmpty() || !restored.isEmpty()) {
      module(session, project).goOn(trace);
    }
    return Optional.of(left);
  }

  /** Actions that read something in part that has changed; notes that it has. */
  private Set<ActionId> cutOff(MavenProject project, Path dir, WholeModules.Unchanged module) {
    if (module.moved().isEmpty()) {
      return Set.of();
    }
    if (stores.write()) {
      whole.moved(project, module);
    }
    return new Cutoffs(module.trace().reads(), module.moved())
        .in(stores.traceStore(dir), stores.write());
  }

  private boolean incremental(MavenProject project) {
    String coordinates = project.getGroupId() + ":" + project.getArtifactId();
    return settings.profile().forPackage(coordinates).incremental();
  }

  /** A module came to its end. */
  public void moduleEnded(MavenProject project, boolean success) {
    if (project.getBasedir() != null) {
      ModuleBuild module = modules.get(dir(project));
      if (module != null) {
        stores.nothingRuns();
        try {
          module.close(success);
        } finally {
          stores.files().changing();
        }
      }
    }
  }

  /** A module goes no further, as one that it needs came to no good end. */
  public void moduleStopped(MavenProject project) {
    ModuleBuild module = modules.get(dir(project));
    if (module != null) {
      module.stop();
    }
  }

  /**
   * A module is built anew from its first goal, with what it has done so far as an earlier build.
   */
  public void beginAgain(MavenProject project) {
    ModuleBuild module = modules.remove(dir(project));
    if (module != null) {
      module.stop();
    }
  }

  /** Saves everything, writes the record and prints the summary. */
  public void close(MavenSession session) {
    if (closed) {
      return;
    }
    closed = true;
    session.getRequest().getData().remove(DATA);
    boolean success = session.getResult() == null || !session.getResult().hasExceptions();
    modules.values().forEach(module -> module.close(success));
    javac.close();
    ShortBuild.of(session.getRequest()).ifPresent(jit -> notice(Notice.Level.DETAIL, jit.state()));
    stores.close();
    stores.events().emit(new BuildFinished(success, System.nanoTime() - start));
    Ending.report(stores.recorder().record(), session, root);
    watch.ifPresent(memory -> memory.hand(new QuickBuild(memory)));
  }
}
