package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.artifact.ProjectArtifactsCache;
import org.jspecify.annotations.Nullable;

/** Has Maven build again and again in this process, each time as if it had just been started. */
final class Builds {
  /**
   * In the data of a request: {@code TRUE} if further builds will follow; the core extension puts
   * an object there that knows what it knows between them.
   */
  static final String WATCH = "aria.watch";

  private static final String PROFILE = "aria.request.profile";

  private final Maven maven;
  private final ProjectArtifactsCache resolved;
  private final MavenExecutionRequest first;
  private final List<String> goals;
  private final ClassLoader realm;
  private final Spies spies;
  private final ConsumerPoms consumerPoms = new ConsumerPoms();
  private Object known = Boolean.TRUE;
  private boolean begun;

  /**
   * Builds.
   *
   * @param realm in which Maven finds its components, and those of core extensions
   * @param projects as they were read at the start
   */
  Builds(
      Maven maven,
      ClassLoader realm,
      ProjectArtifactsCache resolved,
      MavenExecutionRequest first,
      List<MavenProject> projects,
      List<String> goals) {
    this.maven = maven;
    this.realm = realm;
    this.resolved = resolved;
    this.first = first;
    this.spies = Spies.of(first);
    // Maven 3.8 would go on with the poms as they were when it read them first
    System.setProperty("maven.defaultProjectBuilder.disableGlobalModelCache", "true");
    this.goals = List.copyOf(goals);
    consumerPoms.of(projects);
  }

  /**
   * How a build ended.
   *
   * @param untold of the complaints, those that are not on the console yet
   * @param projects all modules; empty if they could not be read
   */
  record Ended(List<Complaint> complaints, List<Complaint> untold, List<MavenProject> projects) {
    boolean success() {
      return complaints.isEmpty();
    }
  }

  /** One build. */
  Ended build() throws InterruptedException {
    Map<String, Object> data = new HashMap<>();
    data.put(WATCH, known);
    Object profile = first.getData().get(PROFILE);
    if (profile != null) {
      data.put(PROFILE, profile);
    }
    MavenExecutionRequest request = Requests.like(first, goals, data);
    if (begun) {
      request.setExecutionListener(spies.and(new AbstractExecutionListener()));
    } else {
      spies.fresh(first).ifPresent(request::setExecutionListener);
    }
    begun = true;
    // what was resolved for a module counts for its own pom only, not for those above it
    resolved.flush();
    try {
      return ended(onThreadOfItsOwn(request));
    } finally {
      Object left = request.getData().get(WATCH);
      known = left == null ? Boolean.TRUE : left;
    }
  }

  /**
   * On the thread of a goal, Maven sees the classes of its plugin; a build sees those of Maven and
   * its extensions.
   */
  private MavenExecutionResult onThreadOfItsOwn(MavenExecutionRequest request)
      throws InterruptedException {
    AtomicReference<MavenExecutionResult> result = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread build =
        new Thread(
            () -> {
              try {
                spies.tell(request);
                MavenExecutionResult done = maven.execute(request);
                spies.tell(done);
                result.set(done);
              } catch (RuntimeException | Error e) {
                thrown.set(e);
              }
            },
            "aria-watch-build");
    build.setContextClassLoader(realm);
    build.start();
    build.join();
    MavenExecutionResult done = result.get();
    if (done == null) {
      Throwable why = thrown.get();
      throw new IllegalStateException("Maven broke off: " + why, why);
    }
    return done;
  }

  private Ended ended(MavenExecutionResult result) {
    Set<Complaint> complaints = new LinkedHashSet<>();
    Set<Complaint> untold = new LinkedHashSet<>();
    Path root = first.getMultiModuleProjectDirectory().toPath().toAbsolutePath().normalize();
    for (Throwable thrown : result.getExceptions()) {
      List<Complaint> all =
          Complaint.of(thrown).stream().map(complaint -> complaint.inSettings(root)).toList();
      complaints.addAll(all);
      if (!Complaint.isOnConsole(thrown)) {
        untold.addAll(all);
      }
    }
    @Nullable List<MavenProject> projects = result.getTopologicallySortedProjects();
    if (projects != null) {
      consumerPoms.of(projects);
    }
    consumerPoms.remove();
    return new Ended(
        List.copyOf(complaints),
        List.copyOf(untold),
        projects == null ? List.of() : List.copyOf(projects));
  }

  /**
   * Has the core extension bring classes of changed sources about, before Maven builds.
   *
   * @param still whether these sources, and no others, have changed; given true it waits until that
   *     is certain. Asked before anything is written or told
   * @return its answer; nothing if there is no such extension
   */
  Map<String, Object> quick(Collection<Path> sources, Predicate<Boolean> still) {
    return ask(sources.stream().map(Path::toString).toList(), still);
  }

  /** Has the core extension save what it knows of the classes that it brought about. */
  void settle() {
    Map<String, Object> nothing = ask(List.of(), any -> true);
    if (!nothing.isEmpty()) {
      throw new IllegalStateException("not settled: " + nothing);
    }
  }

  @SuppressWarnings("unchecked") // the one agreement of the two
  private Map<String, Object> ask(List<String> sources, Predicate<Boolean> still) {
    return known instanceof BiFunction<?, ?, ?>
        ? ((BiFunction<List<String>, Predicate<Boolean>, Map<String, Object>>) known)
            .apply(sources, still)
        : Map.of();
  }

  /** Ends what the core extension keeps. */
  void close() {
    consumerPoms.remove();
    if (known instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception nothingMoreToDo) {
        // the process ends
      }
    }
  }
}
