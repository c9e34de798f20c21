package dev.ariabuild.maven.plugin.audit;

import dev.ariabuild.engine.audit.Finding;
import dev.ariabuild.engine.event.ActionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** What the console says of an audit. */
final class AuditReport {
  private final Outcomes outcomes;
  private final Log log;

  /**
   * Of an audit.
   *
   * @param outcomes in the work tree
   */
  AuditReport(Outcomes outcomes, Log log) {
    this.outcomes = outcomes;
    this.log = log;
  }

  /**
   * Tells each difference.
   *
   * @param varying paths that differ between two executions
   * @throws MojoFailureException if a reused action left something else than an execution does
   */
  void tell(List<Finding> findings, Set<String> varying) throws MojoFailureException {
    Set<ActionId> wrong = new LinkedHashSet<>();
    for (Finding finding : findings) {
      tell(finding).ifPresent(wrong::add);
    }
    new TreeSet<>(varying).forEach(path -> log.debug("differs from run to run: " + path));
    int all = outcomes.byAction().size();
    String counts =
        outcomes.reused()
            + " of "
            + all
            + " goals were reused, "
            + (all - outcomes.reused())
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
    log.info(
        (findings.isEmpty() ? "no difference: " : "no difference in what was reused: ") + counts);
  }

  /** Tells one difference; what was reused wrongly, if that is the cause. */
  private Optional<ActionId> tell(Finding finding) {
    Optional<ActionId> reused = finding.writers().stream().filter(outcomes::reused).findFirst();
    if (reused.isPresent()) {
      log.error(line(reused.get(), finding));
    } else if (finding.writers().isEmpty()) {
      log.warn("nobody's: " + finding);
    } else {
      log.warn(line(finding.writers().get(0), finding));
    }
    return reused;
  }

  private String line(ActionId action, Finding finding) {
    return action + ", " + outcomes.label(action) + ": " + finding;
  }
}
