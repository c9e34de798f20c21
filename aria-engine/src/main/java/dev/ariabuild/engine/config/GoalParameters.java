package dev.ariabuild.engine.config;

import java.util.Set;

/** Properties that begin as settings do, and are parameters of a goal of the plugin. */
public final class GoalParameters {
  /** All of them. */
  public static final Set<String> NAMES =
      Set.of(
          "aria.measure",
          "aria.jdk",
          "aria.module",
          "aria.goal",
          "aria.audit.goals",
          "aria.audit.keep",
          "aria.cache.do",
          "aria.build-info.package",
          "aria.build-info.class",
          "aria.size.baseline",
          "aria.size.update",
          "aria.size.tolerance",
          "aria.verify.run",
          "aria.verify.tests",
          "aria.trace",
          "aria.output",
          "aria.watch.goals",
          "aria.watch.command",
          "aria.watch.events",
          "aria.watch.restart");

  private GoalParameters() {}
}
