package dev.ariabuild.maven.session;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.execute.ModuleSession;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.engine.file.Reads;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.whole.WholeModules;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps the trace of a whole module when it has been built goal by goal. */
record ModuleKeeping(
    ModuleContext context, ModuleSession session, ReadLog log, Stores stores, WholeModules whole) {
  /**
   * Keeps it if everything that was read is still as it was read. What goals of this build made in
   * the build directory is kept as the last of them left it: that they read it before says nothing.
   *
   * @param seen the goals of this build
   * @param steps what they came to
   * @param events told why it is not kept
   */
  void keep(Set<ActionId> seen, ModuleSteps steps, EventSink events) {
    Set<String> owned = session.ownedBy(seen::contains);
    Predicate<Path> given =
        path ->
            !path.startsWith(context.buildDir())
                || (!owned.contains(context.name(path)) && stores.files().isFile(path));
    ReadLog left = new ReadLog(ModuleBuild.noOutput(context.buildDir()));
    Reads reads = log.reads(given);
    Optional<Path> changing =
        log.unstable(given)
            .or(() -> reads.again(stores.files(), left, stores.partialReader()).difference());
    if (changing.isPresent()
        || !session.stands(steps.skippable(), steps.roots(), stores.files().loggedBy(left))) {
      String why = changing.map(path -> path + " changed after it was read").orElse("its outputs");
      events.emit(
          new Notice(
              Notice.Level.DETAIL,
              "module " + context.id() + " is looked at mojo by mojo next time: " + why));
      return;
    }
    whole.keep(
        context.project(),
        context.moduleDir(),
        steps.done(id -> session.find(id).orElseThrow().result().delta()),
        reads.and(left.reads(any -> true)));
  }
}
