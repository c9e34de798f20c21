package dev.ariabuild.maven.plugin;

import dev.ariabuild.engine.audit.Audit;
import dev.ariabuild.engine.audit.Finding;
import dev.ariabuild.engine.audit.Side;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.report.ActionRecord;
import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.BuildRecord;
import dev.ariabuild.engine.report.ModuleRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** One audit of a work tree: the builds, the comparison, the report. */
final class WorkTreeAudit {
  /** What Maven 4 writes into build directories by itself. */
  private static final Predicate<String> MAVENS_OWN =
      Pattern.compile("project-local-repo(/.*)?|consumer-?\\d+\\.pom").asMatchPredicate();

  private static final Set<Outcome> REUSED =
      Set.of(Outcome.UP_TO_DATE, Outcome.RESTORED, Outcome.SKIPPED);

  private final MavenSession session;
  private final Log log;
  private final Scratch scratch;
  private final Path root;
  private final Path cacheDir;
  private final List<Side.Module> modules = new ArrayList<>();

  WorkTreeAudit(MavenSession session, Host host, Log log, Scratch scratch)
      throws MojoExecutionException {
    this.session = session;
    this.log = log;
    this.scratch = scratch;
    this.root = host.root().toAbsolutePath().normalize();
    this.cacheDir = host.settings(null).cacheDir(root).toAbsolutePath().normalize();
    for (MavenProject project : session.getProjects()) {
      Path dir = project.getBasedir().toPath().toAbsolutePath().normalize();
      Path build = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
      if (dir.startsWith(root) && build.startsWith(dir) && !build.equals(dir)) {
        modules.add(new Side.Module(root.relativize(dir), dir.relativize(build)));
      } else {
        log.warn(project.getId() + " is not audited: it lies or builds outside of the work tree");
      }
    }
  }

  void run(Path here, List<String> phases)
      throws IOException, MojoExecutionException, MojoFailureException {
    log.info("building the work tree: mvn " + String.join(" ", phases));
    MavenCall.Ended built =
        new MavenCall(session, Map.of())
            .run(here, phases, Map.of(), scratch.dir().resolve("work-tree.log"));
    if (built.exitCode() != 0) {
      throw new MojoFailureException(
          "the work tree does not build, so there is nothing to audit:\n" + built.tail());
    }
    BuildRecord record = record(here);
    Map<ActionId, Outcome> outcomes = outcomes(record);
    log.info("building a copy of it in which every goal runs");
    Side tree = new Side(root, cacheDir, MAVENS_OWN);
    Side first = executed("1", here, phases, outcomes);
    List<Finding> findings = compare(new Audit(tree, first, first));
    Audit second = null;
    if (!findings.isEmpty()) {
      log.info("building it once more, to tell what differs from run to run");
      second = new Audit(tree, first, executed("2", here, phases, outcomes));
      findings = compare(second);
    }
    report(findings, outcomes, second == null ? Set.of() : second.varying());
  }

  private static BuildRecord record(Path executionRoot) throws MojoExecutionException {
    return BuildJson.read(BuildJson.fileIn(executionRoot))
        .orElseThrow(
            () ->
                new MojoExecutionException(
                    "the build left no " + BuildJson.PATH + " in " + executionRoot));
  }

  private static Map<ActionId, Outcome> outcomes(BuildRecord record) {
    Map<ActionId, Outcome> outcomes = new LinkedHashMap<>();
    for (ModuleRecord module : record.modules()) {
      for (ActionRecord action : module.actions()) {
        outcomes.put(
            new ActionId(module.id(), action.goal(), action.execution()), action.outcome());
      }
    }
    return outcomes;
  }

  private Side executed(
      String number, Path here, List<String> phases, Map<ActionId, Outcome> outcomes)
      throws IOException, MojoExecutionException, MojoFailureException {
    Path copy = scratch.placeFor(root);
    copy = copy.resolveSibling(copy.getFileName().toString().replaceFirst("^t", number));
    Path cache = scratch.dir().resolve("cache-" + number);
    Set<Path> without = new TreeSet<>(Set.of(cacheDir));
    for (Side.Module module : modules) {
      without.add(root.resolve(module.dir()).resolve(module.buildDir()).normalize());
    }
    Scratch.copy(root, copy, without);
    Path start = copy.resolve(root.relativize(here));
    MavenCall.Ended ended =
        new MavenCall(session, Map.of("ARIA_CACHE_DIR", cache.toString(), "MAVEN_OPTS", auditing()))
            .run(start, phases, Map.of(), scratch.dir().resolve("copy-" + number + ".log"));
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

  private static String failure(Path start, Map<ActionId, Outcome> outcomes, String tail) {
    StringBuilder message = new StringBuilder("the work tree builds, its copy does not");
    BuildJson.read(BuildJson.fileIn(start))
        .ifPresent(
            record ->
                outcomes(record)
                    .forEach(
                        (action, outcome) -> {
                          if (outcome == Outcome.FAILED) {
                            message.append("; ").append(action).append(" fails when executed, ");
                            message.append(label(outcomes, action)).append(" in the work tree");
                          }
                        }));
    return message.append(":\n").append(tail).toString();
  }

  private static String label(Map<ActionId, Outcome> outcomes, ActionId action) {
    Outcome outcome = outcomes.get(action);
    return outcome == null ? "not run" : outcome.label();
  }

  private List<Finding> compare(Audit audit) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Side.Module module : modules) {
      findings.addAll(audit.findings(module));
    }
    return findings;
  }

  private void report(List<Finding> findings, Map<ActionId, Outcome> outcomes, Set<String> varying)
      throws MojoFailureException {
    Set<ActionId> wrong = new LinkedHashSet<>();
    int others = 0;
    for (Finding finding : findings) {
      List<ActionId> reused =
          finding.writers().stream().filter(a -> REUSED.contains(outcomes.get(a))).toList();
      if (!reused.isEmpty()) {
        ActionId action = reused.get(0);
        wrong.add(action);
        log.error(action + ", " + label(outcomes, action) + ": " + finding);
      } else if (finding.writers().isEmpty()) {
        others++;
        log.warn("nobody's: " + finding);
      } else {
        others++;
        ActionId action = finding.writers().get(0);
        log.warn(action + ", " + label(outcomes, action) + ": " + finding);
      }
    }
    new TreeSet<>(varying).forEach(path -> log.debug("differs from run to run: " + path));
    long reused = outcomes.values().stream().filter(REUSED::contains).count();
    String counts =
        reused
            + " of "
            + outcomes.size()
            + " goals were reused, "
            + (outcomes.size() - reused)
            + " ran anyway; "
            + varying.size()
            + " files differ from run to run and prove nothing there";
    if (!wrong.isEmpty()) {
      throw new MojoFailureException(
          wrong.size()
              + (wrong.size() == 1 ? " goal was" : " goals were")
              + " reused wrongly, "
              + wrong.iterator().next()
              + " first; what it reads is not described, see [[goal]] in docs/goal-catalogue.md; "
              + counts);
    }
    log.info((others == 0 ? "no difference: " : "no difference in what was reused: ") + counts);
  }
}
