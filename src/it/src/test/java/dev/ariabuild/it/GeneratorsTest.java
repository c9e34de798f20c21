package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Plugins that write sources, known to Aria or not. */
class GeneratorsTest {
  @EveryMaven
  void aGoalThatNothingDescribesRunsAndItsOutputsCount(String version) {
    Checkout generated = Checkout.of("an-undescribed-plugin-generates-sources").on(version);
    generated
        .maven("package")
        .ok()
        .bypassed("generated:run@generate")
        .executed("generated:compile");
    generated
        .maven("package")
        .ok()
        .bypassed("generated:run@generate")
        .upToDate("generated:compile", "generated:jar")
        .nothingElse();
    generated
        .maven("package", "-Dnumber=2")
        .ok()
        .executed("generated:compile", "generated:test", "generated:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(generated, "package", "-Dnumber=2");
    generated.maven("clean", "package").ok().restored("generated:compile", "generated:jar");
    TreeComparison.sameAsPlainBuild(generated, "package");
  }

  @Test
  void aSkippedGeneratorStillLeavesItsSourceRoot() throws Exception {
    Checkout templated = Checkout.of("a-described-generator-adds-a-source-root");
    templated.maven("package").ok().executed("templated:filter-sources@templates");
    templated.maven("package").ok().upToDate("templated:filter-sources@templates").nothingElse();
    templated.edit("src/main/java/example/User.java", "number()", "count()");
    templated
        .maven("package")
        .ok()
        .upToDate("templated:filter-sources@templates")
        .executed("templated:compile", "templated:test")
        .cutOff("templated:testCompile") // there are no tests
        .executed("templated:jar-no-fork@sources", "templated:jar")
        .nothingElse();
    try (ZipFile sources =
        new ZipFile(templated.path("target/templated-1.0-SNAPSHOT-sources.jar").toFile())) {
      List<String> names = sources.stream().map(entry -> entry.getName()).toList();
      assertTrue(names.contains("example/Generated.java"), names::toString);
    }
    TreeComparison.sameAsPlainBuild(templated, "package");
    templated
        .maven("clean", "package", "-Dnumber=2")
        .ok()
        .executed("templated:filter-sources@templates", "templated:compile");
    TreeComparison.sameAsPlainBuild(templated, "package", "-Dnumber=2");
    templated
        .maven("clean", "package")
        .ok()
        .restored("templated:filter-sources@templates", "templated:compile")
        .restored("templated:jar-no-fork@sources", "templated:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(templated, "package");
  }

  @Test
  void whatALaterGoalPutAmongTheClassesIsNotInTheNextJar() {
    Checkout adder = Checkout.of("a-later-goal-adds-to-the-classes");
    adder.maven("verify").ok().executed("adder:copy-resources@after-the-jar");
    adder.maven("verify").ok().nothingElse();
    adder.edit("src/main/java/example/Adder.java", "a + b", "b + a");
    adder
        .maven("verify")
        .ok()
        .executed("adder:compile", "adder:test", "adder:jar")
        .upToDate("adder:copy-resources@after-the-jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(adder, "verify");
  }
}
