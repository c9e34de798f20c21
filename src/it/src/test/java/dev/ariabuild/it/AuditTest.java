package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code mvn aria:audit} finds what was reused wrongly, and nothing else. */
class AuditTest {
  @Test
  void aWrongDescriptionIsFoundByTheAudit() {
    Checkout templated = Checkout.of("a-described-generator-adds-a-source-root");
    templated.maven("package").ok().executed("templated:filter-sources@templates");
    templated.maven("aria:audit").ok().says("no difference: 8 of 8 goals were reused").warnsNot();

    // its templates see properties; the description does not say so any more
    templated.edit("aria.toml", "\"model\", ", "");
    templated.maven("package").ok();
    templated.edit("pom.xml", "<number>1<", "<number>2<");
    templated
        .maven("aria:audit", "-Daria.audit.goals=package")
        .failed()
        .says("templating-maven-plugin:filter-sources (templates), up-to-date")
        .says("Generated.java: line 1 is")
        .says("reused wrongly");
    assertTrue(
        templated
            .read("target/generated-sources/java-templates/example/Generated.java")
            .contains("NUMBER = 1"),
        "the work tree is left as the build left it");
  }
}
