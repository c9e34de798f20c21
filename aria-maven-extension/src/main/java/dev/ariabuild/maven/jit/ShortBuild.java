package dev.ariabuild.maven.jit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Does without the JVM's optimising compiler while a build is short. In a build of half a minute
 * that compiler takes more processor time than what it compiles ever saves (docs/benchmarks.md).
 * Begins before Maven reads a pom; ends as soon as the reactor turns out to be large, or the build
 * to be long.
 */
public final class ShortBuild implements Runnable {
  private static final String DATA = "aria.jit";

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int SOURCES_ON_TWO = 3000;
  private static final int SOURCES = 1000;

  private final Directives directives;
  private final Duration limit;
  private final int sources;
  private final CompletableFuture<List<Path>> reactor = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String state = "the optimising compiler is not left out yet";

  ShortBuild(Directives directives, Duration limit, int sources) {
    this.directives = directives;
    this.limit = limit;
    this.sources = sources;
  }

  /**
   * Begins at once, beside the build, unless the JVM is for more than one build or the user says
   * no. What aria.toml says is not known yet, see {@link #end}.
   *
   * @param userProperties those of the command line, if they are known
   */
  public static Optional<ShortBuild> beginIfWanted(@Nullable Object userProperties) {
    boolean refused =
        "full".equals(System.getenv("ARIA_BUILD_JIT"))
            || userProperties instanceof Properties given
                && ("full".equals(given.getProperty("aria.build.jit"))
                    || "false".equals(given.getProperty("aria.enabled")));
    boolean oneBuild =
        isForOneBuild(
            System.getProperty("sun.java.command", ""), System.getProperty("maven.mainClass", ""));
    return refused || !oneBuild ? Optional.empty() : Optional.of(begin());
  }

  private static ShortBuild begin() {
    boolean few = Runtime.getRuntime().availableProcessors() <= 2;
    ShortBuild build =
        new ShortBuild(new DiagnosticCommands(), LIMIT, few ? SOURCES_ON_TWO : SOURCES);
    Thread thread = new Thread(build, "aria-jit");
    thread.setDaemon(true);
    thread.start();
    return build;
  }

  /**
   * Whether a JVM was started for one build, and ends with it. Others, such as a shell's or an
   * editor's, live long enough for all to be optimised.
   *
   * @param command main class of the JVM and its arguments
   * @param mainClass what Maven's launcher starts; empty for the only one there is in Maven 3
   */
  static boolean isForOneBuild(String command, String mainClass) {
    String launcher = command.split(" ", 2)[0];
    boolean classworlds =
        launcher.equals("org.codehaus.plexus.classworlds.launcher.Launcher")
            || launcher.equals("org.codehaus.classworlds.Launcher");
    return classworlds
        && (mainClass.isEmpty() || mainClass.equals("org.apache.maven.cling.MavenCling"));
  }

  /** Makes it known to whoever has the request. */
  public void joinTo(MavenExecutionRequest request) {
    request.getData().put(DATA, this);
  }

  /** What was begun for a request, if anything was. */
  public static Optional<ShortBuild> of(MavenExecutionRequest request) {
    return Optional.ofNullable((ShortBuild) request.getData().get(DATA));
  }

  /** The modules are known: too many sources end it. */
  public void reactor(List<Path> modules) {
    reactor.complete(List.copyOf(modules));
  }

  /** Ends it. */
  public void end() {
    ended.countDown();
    reactor.complete(List.of());
  }

  /** What is, in words. */
  public String state() {
    return state;
  }

  @Override
  public void run() {
    if (ended.getCount() == 0) {
      state = "the JVM's optimising compiler is on, as asked for";
      return;
    }
    try {
      directives.leaveOutOptimizer();
      state = "the JVM's optimising compiler is left out, as the build is short";
      state = "the JVM's optimising compiler is on, as " + whyItEnds();
      directives.takeBack();
    } catch (IOException e) {
      state = "the JVM's optimising compiler is as it was started: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String whyItEnds() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try {
      List<Path> modules = reactor.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (SourceCount.exceeds(sources, modules)) {
        return "there are more than " + sources + " source files";
      }
    } catch (TimeoutException | ExecutionException e) {
      return "the build is long";
    }
    long left = limit.toNanos() - (System.nanoTime() - begin);
    return ended.await(left, TimeUnit.NANOSECONDS) ? "asked for" : "the build is long";
  }
}
