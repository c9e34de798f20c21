package dev.ariabuild.maven.session;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.execute.Locations;
import dev.ariabuild.engine.execute.Partial;
import dev.ariabuild.engine.execute.Work;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.compile.CreatedFiles;
import dev.ariabuild.maven.compile.JavacGoal;
import dev.ariabuild.maven.memory.Memory;
import dev.ariabuild.maven.project.ProjectReplay;
import dev.ariabuild.maven.project.ProjectState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.project.MavenProjectHelper;

/** Runs a mojo through Maven and sees what it changes on the project. */
final class MojoWork implements Work {
  private final ModuleContext module;
  private final MavenProjectHelper helper;
  private final MojoCall call;
  private final boolean checkTests;
  private final Supplier<Optional<String>> unsettled;
  private final Supplier<Optional<Attempt>> again;
  private final Optional<JavacGoal> javac;
  private final Optional<Memory> memory;
  private final boolean described;

  /**
   * The work of one mojo.
   *
   * @param checkTests whether reports of failed tests forbid reuse
   * @param unsettled tells after the execution what of that which it had read is another by now
   * @param again reads everything once more, if it may
   * @param described whether it does to the project only what is seen and done again in its place
   */
  MojoWork(
      ModuleContext module,
      MavenProjectHelper helper,
      MojoCall call,
      boolean checkTests,
      Supplier<Optional<String>> unsettled,
      Supplier<Optional<Attempt>> again,
      Optional<JavacGoal> javac,
      Optional<Memory> memory,
      boolean described) {
    this.again = again;
    this.described = described;
    this.javac = javac;
    this.memory = memory;
    this.module = module;
    this.helper = helper;
    this.call = call;
    this.checkTests = checkTests;
    this.unsettled = unsettled;
  }

  @Override
  public ProjectDelta execute() throws Exception {
    ProjectState before = state();
    if (javac.isPresent()) {
      javac.get().wholly(call::run);
    } else if (memory.isPresent()) {
      remembering(memory.get());
    } else {
      call.run();
    }
    ProjectDelta delta = state().since(before);
    if (!described || !delta.changes().isEmpty()) {
      module.modelText().changed();
    }
    return delta;
  }

  /** A tool that fails leaves a whole report, too. */
  private void remembering(Memory tool) throws Exception {
    try {
      tool.run(call::run);
    } catch (Exception e) {
      if (tool.complete()) {
        throw e;
      }
      call.run();
      return;
    }
    if (!tool.complete()) {
      call.run();
    }
  }

  @Override
  public Partial partially(Trace last) throws Exception {
    return javac.isPresent() ? javac.get().partially(last) : Partial.NOT_TRIED;
  }

  @Override
  public Map<String, byte[]> remembered(Trace last) throws IOException {
    return memory.isPresent() ? memory.get().after(last) : Map.of();
  }

  @Override
  public Optional<Map<String, byte[]>> adjusted(List<OutputEntry> outputs) {
    try {
      return new CreatedFiles(
              module.moduleDir(), module.buildDir().resolve("aria"), module.writtenEarlier())
          .adjusted(outputs);
    } catch (IOException untold) {
      return Optional.empty();
    }
  }

  private ProjectState state() {
    Locations locations = module.locations();
    return ProjectState.of(module.project(), text -> locations.abstracted(text).orElse(text));
  }

  @Override
  public void replay(ProjectDelta delta) {
    if (delta.changes().isEmpty()) {
      return;
    }
    module.modelText().changed();
    Locations locations = module.locations();
    new ProjectReplay(
            module.project(),
            helper,
            text ->
                new String(
                    locations.concrete(text.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8))
        .replay(delta);
  }

  @Override
  public Optional<String> disturbed() {
    Optional<String> changed = unsettled.get();
    if (changed.isPresent()) {
      javac.ifPresent(JavacGoal::forget);
    }
    return changed;
  }

  @Override
  public Optional<Attempt> again() {
    return again.get();
  }

  @Override
  public Optional<Reason> notReusable(List<OutputEntry> outputs) {
    return checkTests ? TestReports.failures(module.moduleDir(), outputs) : Optional.empty();
  }
}
