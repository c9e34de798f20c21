package dev.ariabuild.maven.plugin.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ariabuild.engine.audit.Finding;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class AuditReportTest {
  private static final ActionId REUSED =
      new ActionId(new ModuleId("g", "a"), "compiler:compile", "default");
  private static final ActionId RUN = new ActionId(new ModuleId("g", "a"), "jar:jar", "default");

  private final AuditReport report =
      new AuditReport(
          new Outcomes(Map.of(REUSED, Outcome.RESTORED, RUN, Outcome.EXECUTED)),
          new SystemStreamLog());

  @Test
  void whatRanAnywayMayDiffer() {
    List<Finding> findings =
        List.of(
            new Finding(List.of(RUN), "a.jar", "differs"),
            new Finding(List.of(), "b.txt", "is missing"));
    assertDoesNotThrow(() -> report.tell(findings, Set.of()));
  }

  @Test
  void whatWasReusedMayNot() {
    Finding wrong = new Finding(List.of(RUN, REUSED), "A.class", "differs");
    MojoFailureException e =
        assertThrows(
            MojoFailureException.class, () -> report.tell(List.of(wrong, wrong), Set.of("x")));
    assertEquals(
        "1 goal was reused wrongly, "
            + REUSED
            + " first; what it reads is not described, see [[goal]] in docs/goal-catalogue.md; 1"
            + " of 2 goals were reused, 1 ran anyway; 1 files differ from run to run and prove"
            + " nothing there",
        e.getMessage());
  }
}
