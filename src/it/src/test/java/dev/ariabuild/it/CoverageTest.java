package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Tests whose coverage is measured, by an agent or in classes that were rewritten. */
class CoverageTest {
  private static final String AGENT = "agent/target/site/jacoco/jacoco.csv";
  private static final String OFFLINE = "offline/target/site/jacoco/jacoco.csv";

  @Test
  void aHitBringsReportsAndCoverageBackAndSkippedTestsSatisfyNobody() {
    Checkout measured = Checkout.of("tests-are-measured");
    measured
        .maven("verify", "-DskipITs")
        .ok()
        .executed("agent:test", "agent:report@report", "offline:test", "offline:report@report")
        .skipped("agent:integration-test@its");
    String agent = measured.read(AGENT);
    String offline = measured.read(OFFLINE);
    assertTrue(agent.contains("Ruler"), agent);
    assertTrue(offline.contains("Ruler"), offline);

    measured.maven("verify").ok().executed("agent:integration-test@its", "agent:verify@its");
    assertTrue(measured.has("agent/target/failsafe-reports/TEST-example.RulerIT.xml"));
    measured
        .maven("verify")
        .ok()
        .upToDate("agent:test", "agent:integration-test@its", "agent:jar")
        .upToDate("offline:compile", "offline:test", "offline:report@report", "offline:jar")
        .nothingElse();

    measured
        .maven("clean", "verify")
        .ok()
        .restored("agent:test", "agent:integration-test@its", "offline:test", "offline:compile")
        .nothingElse();
    assertTrue(measured.has("agent/target/surefire-reports/TEST-example.RulerTest.xml"));
    assertTrue(measured.has("agent/target/failsafe-reports/TEST-example.RulerIT.xml"));
    assertTrue(measured.has("offline/target/jacoco.exec"));
    assertEquals(agent, measured.read(AGENT));
    assertEquals(offline, measured.read(OFFLINE));

    measured.edit("offline/src/main/java/example/Ruler.java", "? 100 : 10", "? 1000 : 10");
    measured.maven("verify").ok().executed("offline:compile", "offline:test", "offline:jar");
    measured.maven("verify").ok().nothingElse();
    measured.maven("aria:audit").ok().says("no difference");
  }
}
