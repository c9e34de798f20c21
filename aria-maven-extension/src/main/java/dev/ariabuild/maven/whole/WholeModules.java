package dev.ariabuild.maven.whole;

import dev.ariabuild.engine.decide.ModuleTrace;
import dev.ariabuild.engine.decide.ModuleTrace.Step;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.execute.ModuleTraceFile;
import dev.ariabuild.engine.file.Again;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.PartialRead;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.engine.file.Reads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The traces of whole modules, for one build. A module is asked for before its first mojo; one that
 * had to be looked at mojo by mojo is kept at its end.
 *
 * <p>No trace is kept in a session that asked for the metadata of an artifact: a snapshot or a
 * range of versions may lead elsewhere the next time, and only Maven can tell.
 */
public final class WholeModules {
  private final Path root;
  private final FileStore files;
  private final PartialRead.Reader reader;
  private final Function<Path, Path> place;
  private final BooleanSupplier askedForMetadata;
  private final EventSink events;
  private final Map<Path, Asked> asked = new ConcurrentHashMap<>();
  private @Nullable SessionSetting session;

  private record Asked(Digest setting, String tasks) {}

  /**
   * For one build.
   *
   * @param reader reads in part what the module's actions have read in part
   * @param place where traces of a module lie, by its directory
   * @param askedForMetadata whether this session has looked up versions
   */
  public WholeModules(
      Path root,
      FileStore files,
      PartialRead.Reader reader,
      Function<Path, Path> place,
      BooleanSupplier askedForMetadata,
      EventSink events) {
    this.root = root;
    this.files = files;
    this.reader = reader;
    this.place = place;
    this.askedForMetadata = askedForMetadata;
    this.events = events;
  }

  /**
   * A module that reads what it read.
   *
   * @param stands whether its outputs are as they were, too
   * @param moved entries that have changed, but not to the module, which reads them in part
   */
  public record Unchanged(
      ModuleTrace trace, boolean stands, Map<PartialRead, PartialRead.Answer> moved) {}

  /**
   * The trace of a module if nothing that it reads has changed. Must be asked before the module's
   * first mojo, and may be asked by several threads.
   *
   * @param tasks what is to be done in it
   * @param buildDir where what it leaves does not count
   * @param blind the log whose blind spots count
   */
  public Optional<Unchanged> unchanged(
      MavenSession maven, MavenProject project, String tasks, Path buildDir, ReadLog blind) {
    Path dir = dir(project);
    Digest setting = begins(maven, project, tasks);
    if (maven.getRequest().isUpdateSnapshots()) {
      return Optional.empty();
    }
    Optional<ModuleTrace> trace = file(dir, tasks).load(setting);
    if (trace.isEmpty()) {
      return Optional.empty();
    }
    Again again = trace.get().again(files, blind, reader);
    boolean stands = true;
    if (again.difference().filter(path -> path.startsWith(buildDir)).isPresent()) {
      Reads given = trace.get().reads().about(path -> !path.startsWith(buildDir));
      again = given.again(files, blind, reader);
      stands = false;
    }
    if (again instanceof Again.Same same) {
      return Optional.of(new Unchanged(trace.get(), stands, same.moved()));
    }
    if (again instanceof Again.Different other) {
      detail(
          "module "
              + project.getArtifactId()
              + " is looked at: "
              + other.path()
              + " ("
              + other.question()
              + ")");
    }
    return Optional.empty();
  }

  /**
   * A module begins, or sees the modules above it anew; must be told before it reads more of them
   * than their classes.
   *
   * @param tasks what is to be done in it
   * @return all that it knows and that is no file
   */
  public Digest begins(MavenSession maven, MavenProject project, String tasks) {
    Digest setting = sessionSetting(maven).of(maven, project, tasks);
    asked.put(dir(project), new Asked(setting, tasks));
    return setting;
  }

  /**
   * What a session is known by, as it was before its first mojo; empty if no module was asked for,
   * or if it leads elsewhere in a way that only Maven can tell.
   */
  public synchronized Optional<Digest> setting(MavenSession maven) {
    boolean open = maven.getRequest().isUpdateSnapshots() || askedForMetadata.getAsBoolean();
    return open ? Optional.empty() : Optional.ofNullable(session).map(SessionSetting::digest);
  }

  /** Whether everything that a module reads and leaves is as its trace says. */
  public boolean stands(ModuleTrace trace, ReadLog blind) {
    Optional<Path> different = trace.again(files, blind, reader).difference();
    different.ifPresent(path -> detail("not restored as a whole: " + path));
    return different.isEmpty();
  }

  private synchronized SessionSetting sessionSetting(MavenSession maven) {
    SessionSetting known = session;
    if (known == null) {
      known = SessionSetting.of(maven, root, files);
      session = known;
    }
    return known;
  }

  /**
   * Keeps the trace of a module that was looked at mojo by mojo, if it had been asked for.
   *
   * @param dir where it lay when it was asked for
   * @param reads all that was read and still stands
   */
  public void keep(MavenProject project, Path dir, List<Step> steps, Reads reads) {
    Asked then = asked.get(dir);
    if (then == null || askedForMetadata.getAsBoolean()) {
      detail(
          "module "
              + project.getArtifactId()
              + " is looked at mojo by mojo next time: "
              + (then == null ? "it was not asked for" : "versions were looked up"));
      return;
    }
    ModuleTrace trace = new ModuleTrace(then.setting(), steps, reads);
    try {
      if (trace.endsWithWhatRuns()) {
        file(dir, then.tasks()).save(trace);
      }
    } catch (IOException e) {
      detail("could not keep the trace of module " + project.getArtifactId() + ": " + e);
    }
  }

  /**
   * Keeps the trace of a module once more, when entries that it reads in part have changed.
   *
   * @param project that was asked for in this build
   */
  public void moved(MavenProject project, Unchanged module) {
    Path dir = dir(project);
    Asked then = asked.get(dir);
    try {
      if (then != null) {
        file(dir, then.tasks()).save(module.trace().moved(module.moved()));
      }
    } catch (IOException e) {
      detail("could not keep the trace of module " + project.getArtifactId() + ": " + e);
    }
  }

  /** How Maven is asked for a mojo that runs every time, as on the command line. */
  public static String call(MojoExecution mojo) {
    return mojo.getGroupId()
        + ":"
        + mojo.getArtifactId()
        + ":"
        + mojo.getVersion()
        + ":"
        + mojo.getGoal()
        + "@"
        + mojo.getExecutionId();
  }

  /** Whether what a mojo is told may be another at the next start, though nothing else is. */
  public static boolean changesByItself(MojoExecution mojo) {
    return StartExpressions.in(mojo.getConfiguration());
  }

  private void detail(String text) {
    events.emit(new Notice(Notice.Level.DETAIL, text));
  }

  private ModuleTraceFile file(Path dir, String tasks) {
    Path traces = place.apply(dir);
    return new ModuleTraceFile(
        traces.resolveSibling(
            traces.getFileName() + "." + Digest.ofUtf8(tasks).hex().substring(0, 12) + ".module"));
  }

  private static Path dir(MavenProject project) {
    return project.getBasedir().toPath().toAbsolutePath().normalize();
  }
}
