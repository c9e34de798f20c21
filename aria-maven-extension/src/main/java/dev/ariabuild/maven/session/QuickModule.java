package dev.ariabuild.maven.session;

import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.execute.ActionRunner;
import dev.ariabuild.engine.execute.CachedOutputs;
import dev.ariabuild.engine.execute.ModuleSession;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.maven.action.ActionFactory;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.compile.JavacGoal;
import dev.ariabuild.maven.compile.JavacGoals;
import dev.ariabuild.maven.project.MavenOwned;
import dev.ariabuild.maven.watch.KnownGoal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * One goal of one module, done once more without Maven. It is decided by what it reads now and
 * leaves a trace, as in any build, so that the next one finds nothing to do, or what is wrong.
 */
record QuickModule(
    Stores stores,
    Settings settings,
    ActionFactory actions,
    MavenProjectHelper helper,
    ToolchainManager toolchains,
    EventSink events) {

  /**
   * Compiles what changed.
   *
   * @return how it ended; empty if Maven has to do it: then nothing was changed
   */
  Optional<Outcome> compile(KnownGoal goal, JavacGoals javac) throws IOException {
    if (goal.mojo().getSource() == MojoExecution.Source.CLI) {
      return Optional.empty(); // it sees more than a build shows it
    }
    MavenProject project = goal.view().in(goal.session());
    Path buildDir = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
    ModuleContext context =
        stores.module(
            goal.session(),
            project,
            goal.dir(),
            buildDir,
            toolchains,
            new ReadLog(ModuleBuild.noOutput(buildDir)));
    ModuleSession session =
        new ModuleSession(
            goal.dir(),
            buildDir,
            stores.files(),
            MavenOwned::contains,
            stores.traceStore(goal.dir()),
            stores.write());
    if (session.unknownOutputs()) {
      return Optional.empty();
    }
    try {
      return run(goal, javac, project, context, session);
    } finally {
      session.close();
    }
  }

  private Optional<Outcome> run(
      KnownGoal goal,
      JavacGoals javac,
      MavenProject project,
      ModuleContext context,
      ModuleSession session)
      throws IOException {
    goal.earlier().forEach(session::stillStands);
    Set<String> earlier = session.ownedBy(goal.writers()::contains);
    ModuleContext now =
        context.with(goal.session(), project, path -> earlier.contains(context.name(path)));
    Set<String> later = new HashSet<>(session.ownedBy(id -> !isEarlier(goal, id)));
    later.removeAll(session.ownedBy(id -> isEarlier(goal, id)));
    Action action = actions.create(now, goal.mojo(), goal.action(), later);
    Optional<JavacGoal> compiling = javac.of(now, goal.mojo(), action);
    if (compiling.isEmpty()) {
      return Optional.empty();
    }
    MojoWork work =
        new MojoWork(
            now,
            helper,
            () -> {
              throw new IOException("Maven is not at work");
            },
            false,
            () -> false,
            compiling,
            Optional.empty(),
            true);
    ResultLookup lookup = settings.cacheEnabled() ? stores.cache() : ResultLookup.NOTHING;
    CachedOutputs outputs =
        new CachedOutputs(
            stores.cache(),
            now.locations(),
            settings.get(Schema.MAX_ARTIFACT_SIZE).bytes(),
            stores.write() && settings.cacheEnabled(),
            stores.events());
    return new ActionRunner(session, lookup, outputs, events, !settings.skipRead())
        .partially(action, work);
  }

  private static boolean isEarlier(KnownGoal goal, ActionId id) {
    return goal.earlier().contains(id);
  }
}
