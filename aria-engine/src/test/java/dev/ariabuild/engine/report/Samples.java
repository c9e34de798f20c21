package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.BuildFinished;
import dev.ariabuild.engine.event.BuildEvent.BuildStarted;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.ModuleFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds to report on, told as events. */
final class Samples {
  static final TextStyle UNICODE = new TextStyle(false, true);
  static final String KEY = "aria-v1-" + "0123456789abcdef".repeat(4);
  static final String COMPILE = "maven-compiler-plugin:compile";

  private static final long MS = 1_000_000;

  private Samples() {}

  static ModuleId module(String artifactId) {
    return new ModuleId("org.example", artifactId);
  }

  /** One action's event; the execution is the one Maven makes by default. */
  static ActionFinished action(
      String module, String goal, Outcome outcome, @Nullable Origin from, Reason reason, long ms) {
    String execution = "default-" + goal.substring(goal.indexOf(':') + 1);
    return new ActionFinished(
        new ActionId(module(module), goal, execution),
        "compile",
        outcome,
        from,
        reason.cause() == Cause.CUT_OFF,
        reason,
        ms * MS,
        KEY);
  }

  static ActionFinished upToDate(String module, String goal) {
    return action(
        module, goal, Outcome.UP_TO_DATE, Origin.WORK_TREE, Reason.of(Cause.UNCHANGED), 1);
  }

  static Reason sourceChanged(String path) {
    return new Reason(
        Cause.INPUT_CHANGED,
        "source " + path,
        List.of(new Change("source " + path, "3fa2", "99b1")));
  }

  /** An edit upstream, cut off downstream, with a bit of everything. */
  static BuildRecord edit() {
    BuildRecorder recorder = new BuildRecorder();
    recorder.emit(new BuildStarted("0.1.0", "dev", List.of("clean", "verify")));
    for (String quiet : List.of("parent", "bom", "tools")) {
      recorder.emit(new ModuleStarted(module(quiet), quiet));
      recorder.emit(upToDate(quiet, "maven-enforcer-plugin:enforce"));
      recorder.emit(new ModuleFinished(module(quiet), true));
    }
    recorder.emit(new ModuleStarted(module("api"), "modules/api"));
    recorder.emit(upToDate("api", "maven-enforcer-plugin:enforce"));
    recorder.emit(upToDate("api", "maven-resources-plugin:resources"));
    recorder.emit(compiledIncrementally());
    recorder.emit(
        action(
            "api",
            "maven-jar-plugin:jar",
            Outcome.RESTORED,
            Origin.DISK,
            Reason.of(Cause.CACHED),
            12));
    recorder.emit(
        action(
            "api",
            "maven-install-plugin:install",
            Outcome.BYPASSED,
            null,
            Reason.of(Cause.ALWAYS_RUNS),
            3));
    recorder.emit(new ModuleFinished(module("api"), true));
    recorder.emit(new ModuleStarted(module("app"), "modules/app"));
    recorder.emit(
        action(
            "app",
            COMPILE,
            Outcome.UP_TO_DATE,
            Origin.WORK_TREE,
            Reason.of(Cause.CUT_OFF, "abi(api)"),
            1));
    recorder.emit(
        new ActionFinished(
            new ActionId(module("app"), "gen-maven-plugin:make", "models"),
            "generate-sources",
            Outcome.BYPASSED,
            null,
            false,
            Reason.of(Cause.NO_DESCRIPTOR),
            75_000 * MS,
            null));
    recorder.emit(
        action(
            "app",
            "maven-jar-plugin:jar",
            Outcome.EXECUTED,
            null,
            Reason.of(Cause.OUTPUT_CHANGED, "target/app-1.jar"),
            250));
    recorder.emit(
        action(
            "app",
            "maven-surefire-plugin:test",
            Outcome.SKIPPED,
            null,
            Reason.of(Cause.USER_SKIPPED, "skipTests"),
            0));
    recorder.emit(new ModuleFinished(module("app"), true));
    recorder.emit(new CacheActivity(Origin.REMOTE, CacheActivity.Kind.MISS, "", 0));
    recorder.emit(new CacheActivity(Origin.DISK, CacheActivity.Kind.HIT, "", 0));
    recorder.emit(new CacheActivity(Origin.DISK, CacheActivity.Kind.STORE, "", 1_234_567));
    recorder.emit(new CacheActivity(Origin.REMOTE, CacheActivity.Kind.BROKEN, "no route", 0));
    recorder.emit(new Notice(Notice.Level.WARNING, "module app: no descriptor for gen:make"));
    recorder.emit(new Notice(Notice.Level.WARNING, "module app: no descriptor for gen:make"));
    recorder.emit(new RemoteUse(12, 1, 2, 3_400_000, 4, 56_000, 7, 890));
    recorder.emit(new BuildFinished(true, 77_123 * MS));
    return recorder.record();
  }

  private static ActionFinished compiledIncrementally() {
    return new ActionFinished(
        new ActionId(module("api"), COMPILE, "default-compile"),
        "compile",
        Outcome.EXECUTED_INCREMENTALLY,
        null,
        false,
        new Reason(
            Cause.INPUT_CHANGED,
            "source src/main/java/org/example/api/AbstractArtifact.java and 1 more",
            List.of(
                new Change(
                    "source src/main/java/org/example/api/AbstractArtifact.java", "3f", "9b"),
                new Change("parameter release", "17", "21"))),
        List.of("org/example/api/AbstractArtifact.java", "org/example/api/User.java"),
        List.of("it changed", "org.example.api.AbstractArtifact.id changed"),
        1_449 * MS + 600_000,
        KEY);
  }

  /** A build that ends with a compile error. */
  static BuildRecord failure() {
    BuildRecorder recorder = new BuildRecorder();
    recorder.emit(new BuildStarted("0.1.0", "dev", List.of("compile")));
    recorder.emit(new ModuleStarted(module("api"), "."));
    recorder.emit(upToDate("api", "maven-resources-plugin:resources"));
    recorder.emit(
        action(
            "api",
            COMPILE,
            Outcome.FAILED,
            null,
            Reason.of(Cause.FAILED, "A.java:3: ';' expected\n1 error"),
            420));
    recorder.emit(new ModuleFinished(module("api"), false));
    recorder.emit(new BuildFinished(false, 900 * MS));
    return recorder.record();
  }

  /** A first build of {@code count} modules with one compile each. */
  static BuildRecord first(int count) {
    BuildRecorder recorder = new BuildRecorder();
    recorder.emit(new BuildStarted("0.1.0", "dev", List.of("compile")));
    for (int i = 0; i < count; i++) {
      recorder.emit(new ModuleStarted(module("m" + i), "m" + i));
      recorder.emit(
          action("m" + i, COMPILE, Outcome.EXECUTED, null, Reason.of(Cause.NO_TRACE), 100));
      recorder.emit(new ModuleFinished(module("m" + i), true));
    }
    recorder.emit(new BuildFinished(true, 5_000 * MS));
    return recorder.record();
  }
}
