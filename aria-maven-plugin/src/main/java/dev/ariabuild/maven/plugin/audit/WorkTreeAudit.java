package dev.ariabuild.maven.plugin.audit;

import dev.ariabuild.engine.audit.Audit;
import dev.ariabuild.engine.audit.Finding;
import dev.ariabuild.engine.audit.Side;
import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.BuildRecord;
import dev.ariabuild.maven.plugin.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** One audit of a work tree: the builds and the comparison. */
public final class WorkTreeAudit {
  /** What Maven 4 writes into build directories by itself. */
  private static final Predicate<String> MAVENS_OWN =
      Pattern.compile("project-local-repo(/.*)?|consumer-?\\d+\\.pom").asMatchPredicate();

  private final Host host;
  private final Log log;
  private final Path root;
  private final Path cacheDir;
  private final List<Side.Module> modules = new ArrayList<>();

  /**
   * Of the work tree of a build.
   *
   * @throws MojoExecutionException if its settings are wrong
   */
  public WorkTreeAudit(Host host) throws MojoExecutionException {
    this.host = host;
    this.log = host.log();
    this.root = host.root();
    this.cacheDir = host.settings(null).cacheDir(root).toAbsolutePath().normalize();
    for (MavenProject project : host.session().getProjects()) {
      Path dir = project.getBasedir().toPath().toAbsolutePath().normalize();
      Path build = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
      if (dir.startsWith(root) && build.startsWith(dir) && !build.equals(dir)) {
        modules.add(new Side.Module(root.relativize(dir), dir.relativize(build)));
      } else {
        log.warn(project.getId() + " is not audited: it lies or builds outside of the work tree");
      }
    }
  }

  /**
   * Builds, compares and tells.
   *
   * @param phases to build, in the folder where Maven was started
   * @param keep whether copies and what their builds printed are kept
   * @throws MojoFailureException if a build fails, or something was reused wrongly
   */
  public void run(List<String> phases, boolean keep)
      throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
    Scratch scratch = Scratch.create();
    try {
      run(phases, scratch);
    } finally {
      if (keep) {
        log.info("copies and what their builds printed are kept in " + scratch.dir());
      } else {
        scratch.delete();
      }
    }
  }

  private void run(List<String> phases, Scratch scratch)
      throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
    Path here = host.start();
    log.info("building the work tree: mvn " + String.join(" ", phases));
    MavenCall.Ended built =
        new MavenCall(host, Map.of()).run(here, phases, scratch.dir().resolve("work-tree.log"));
    if (built.exitCode() != 0) {
      throw new MojoFailureException(
          "the work tree does not build, so there is nothing to audit:\n" + built.tail());
    }
    Outcomes outcomes = Outcomes.of(record(here));
    log.info("building a copy of it in which every goal runs");
    Side tree = new Side(root, cacheDir, MAVENS_OWN);
    Side first = executed("1", phases, scratch, outcomes);
    List<Finding> findings = compare(new Audit(tree, first, first));
    Set<String> varying = Set.of();
    if (!findings.isEmpty()) {
      log.info("building it once more, to tell what differs from run to run");
      Audit second = new Audit(tree, first, executed("2", phases, scratch, outcomes));
      findings = compare(second);
      varying = second.varying();
    }
    new AuditReport(outcomes, log).tell(findings, varying);
  }

  private static BuildRecord record(Path executionRoot) throws MojoExecutionException {
    return BuildJson.read(BuildJson.fileIn(executionRoot))
        .orElseThrow(
            () ->
                new MojoExecutionException(
                    "the build left no " + BuildJson.PATH + " in " + executionRoot));
  }

  private Side executed(String number, List<String> phases, Scratch scratch, Outcomes outcomes)
      throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
    Path copy = scratch.placeFor(root);
    copy = copy.resolveSibling(copy.getFileName().toString().replaceFirst("^t", number));
    Path cache = scratch.dir().resolve("cache-" + number);
    Set<Path> without = new TreeSet<>(Set.of(cacheDir));
    for (Side.Module module : modules) {
      without.add(root.resolve(module.dir()).resolve(module.buildDir()).normalize());
    }
    Scratch.copy(root, copy, without);
    Path start = copy.resolve(root.relativize(host.start()));
    MavenCall.Ended ended =
        new MavenCall(host, Map.of("ARIA_CACHE_DIR", cache.toString(), "MAVEN_OPTS", auditing()))
            .run(start, phases, scratch.dir().resolve("copy-" + number + ".log"));
    if (ended.exitCode() != 0) {
      throw new MojoFailureException(failure(start, outcomes, ended.tail()));
    }
    return new Side(copy, cache, MAVENS_OWN);
  }

  /** Told to Maven's own JVM: properties of a build get into reports of tests. */
  private static String auditing() {
    String options = System.getenv("MAVEN_OPTS");
    return (options == null ? "" : options + " ") + "-Daria.audit.run=true";
  }

  private static String failure(Path start, Outcomes outcomes, String tail) {
    StringBuilder message = new StringBuilder("the work tree builds, its copy does not");
    BuildJson.read(BuildJson.fileIn(start))
        .map(record -> Outcomes.of(record).failed())
        .orElse(List.of())
        .forEach(
            action ->
                message
                    .append("; ")
                    .append(action)
                    .append(" fails when executed, ")
                    .append(outcomes.label(action))
                    .append(" in the work tree"));
    return message.append(":\n").append(tail).toString();
  }

  private List<Finding> compare(Audit audit) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Side.Module module : modules) {
      findings.addAll(audit.findings(module));
    }
    return findings;
  }
}
