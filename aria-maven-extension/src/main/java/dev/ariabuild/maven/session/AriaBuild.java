package dev.ariabuild.maven.session;

import dev.ariabuild.engine.config.BuildKeys;
import dev.ariabuild.engine.config.JitUse;
import dev.ariabuild.engine.config.MemoryLimit;
import dev.ariabuild.engine.config.Overlap;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.event.BuildEvent.BuildFinished;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.execute.TracePlaces;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.maven.action.ActionFactory;
import dev.ariabuild.maven.action.ExtraReader;
import dev.ariabuild.maven.compile.JavacGoals;
import dev.ariabuild.maven.jit.ShortBuild;
import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.watch.WatchMemory;
import dev.ariabuild.maven.whole.WholeModules;
import java.nio.file.Path;
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
  static final String DATA = "aria.build";

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
  private final WholeLook look;
  private final long start = System.nanoTime();
  private final Map<Path, ModuleBuild> modules = new ConcurrentHashMap<>();
  private final ModuleDirs dirs = new ModuleDirs();
  private final AtomicLong turns = new AtomicLong();
  private final Set<Path> early = ConcurrentHashMap.newKeySet();
  private final EffectsAgain effects;
  private volatile boolean ran;
  private boolean closed;

  AriaBuild(
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
    this.look = new WholeLook(stores, whole, projectHelper, watch, root);
    this.settings = settings;
    this.stores = stores;
    this.projectHelper = projectHelper;
    this.toolchains = toolchains;
    this.actions = actions;
    this.watch = watch;
    this.javac =
        watch
            .map(WatchMemory::compilers)
            .map(all -> new JavacGoals(stores.compileFolders(), all))
            .filter(any -> !checking.typesOnly())
            .orElseGet(
                () ->
                    new JavacGoals(
                        stores.compileFolders(), module -> checking.checksOf(module, settings)));
    this.root = root;
    this.effects = new EffectsAgain(whole, stores.files(), remembered("effects"));
  }

  /** The build of a session; empty if Aria is off or stands aside. */
  public static Optional<AriaBuild> of(@Nullable MavenSession session) {
    if (session == null || session.getRequest() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable((AriaBuild) session.getRequest().getData().get(DATA));
  }

  /**
   * Opens the build of a session, unless nothing is to be skipped in it.
   *
   * @param otherCache whether Apache's cache extension is here
   * @throws AriaConfigurationException if the configuration is wrong
   */
  public static void open(
      MavenSession session,
      MavenProjectHelper projectHelper,
      ToolchainManager toolchains,
      BooleanSupplier otherCache) {
    Opening.open(session, projectHelper, toolchains, otherCache);
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
    return settings.get(BuildKeys.OVERLAP);
  }

  /**
   * How many modules may be at work at once.
   *
   * @param given as many as Maven was told
   */
  public int modulesAtOnce(int given) {
    return Math.max(1, Math.min(given, settings.get(BuildKeys.JOBS).on(given)));
  }

  /** How much of the heap modules may take before fewer are at work at once. */
  public MemoryLimit memoryLimit() {
    return settings.get(BuildKeys.MAX_MEMORY);
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
      dirs.add(project);
    }
    ShortBuild.of(session.getRequest()).ifPresent(jit -> decide(jit, session));
    new OlderDependencies(session, root)
        .warnings()
        .forEach(text -> notice(Notice.Level.WARNING, text));
  }

  /** A session that stays is not short, whatever the size of the reactor. */
  private void decide(ShortBuild jit, MavenSession session) {
    boolean stays = session.getGoals().stream().anyMatch(goal -> goal.endsWith(":watch"));
    if (stays || settings.get(BuildKeys.JIT) == JitUse.FULL) {
      jit.end();
    }
  }

  /**
   * Only now does the size of the reactor count: where nothing has changed, no mojo is seen. In a
   * check javac runs in processes of its own.
   */
  private void mojosBegin(MavenSession session) {
    if (turns.get() == 0) {
      List<Path> compiledHere = checking.typesOnly() ? List.of() : dirs.all();
      ShortBuild.of(session.getRequest()).ifPresent(jit -> jit.reactor(compiledHere));
    }
  }

  /**
   * Tells effects once more as the last check told them, if they cannot be others; called when all
   * modules are done.
   *
   * @return false if the goal that tells them has to run
   */
  public boolean tellsEffectsAgain(MavenSession session) {
    Optional<List<String>> lines = effects.lines(session, ran);
    lines.ifPresent(all -> all.forEach(LOG::info));
    return lines.isPresent();
  }

  /** Decides about a mojo execution and runs it if it has to run. */
  public void execute(MavenSession session, MojoExecution mojo, MojoCall call) throws Exception {
    decide(
        session,
        mojo,
        () -> {
          ran = true;
          call.run();
        });
  }

  private void decide(MavenSession session, MojoExecution mojo, MojoCall call) throws Exception {
    stores.files().changing();
    mojosBegin(session);
    long turn = turns.incrementAndGet();
    MavenProject project = session.getCurrentProject();
    if (project == null
        || project.getBasedir() == null
        || Packaging.onlyAnswers(mojo)
        || Packaging.isPartOfOwn(mojo)) {
      call.run();
      return;
    }
    if (dirs.isShared(project)) {
      notice(
          Notice.Level.WARNING,
          "several modules build into "
              + ModuleDirs.buildDir(project)
              + "; nothing is skipped in them");
      call.run();
      return;
    }
    ModuleBuild module = module(session, project);
    module.othersAtWork(early.contains(dirs.of(project)));
    module.execute(session, project, mojo, call, turn);
  }

  private ModuleBuild module(MavenSession session, MavenProject project) {
    Path dir = dirs.of(project);
    return modules.computeIfAbsent(
        dir,
        absent -> {
          ReadLog log = new ReadLog(ModuleBuild.noOutput(ModuleDirs.buildDir(project)));
          return new ModuleBuild(
              stores.module(session, project, dir, ModuleDirs.buildDir(project), toolchains, log),
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
    Optional<List<String>> left =
        settings.skipRead() || project.getBasedir() == null || dirs.isShared(project)
            ? Optional.empty()
            : look.at(session, project, tasks, dirs.of(project), () -> module(session, project));
    if (left.isEmpty() || !left.get().isEmpty()) {
      stores.files().changing(); // for Maven resolves what its goals need, and runs them
    }
    return left;
  }

  private boolean incremental(MavenProject project) {
    String coordinates = project.getGroupId() + ":" + project.getArtifactId();
    return settings.profile().forPackage(coordinates).incremental();
  }

  /** Whether a module runs while those above it may still change what it reads of them. */
  public void runsEarly(MavenProject project, boolean early) {
    if (early) {
      this.early.add(dirs.of(project));
    } else {
      this.early.remove(dirs.of(project));
    }
  }

  /** A module came to its end. */
  public void moduleEnded(MavenProject project, boolean success) {
    if (project.getBasedir() != null) {
      ModuleBuild module = modules.get(dirs.of(project));
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
    ModuleBuild module = modules.get(dirs.of(project));
    if (module != null) {
      module.stop();
    }
  }

  /**
   * A module is built anew from its first goal, with what it has done so far as an earlier build.
   */
  public void beginAgain(MavenProject project) {
    ModuleBuild module = modules.remove(dirs.of(project));
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
