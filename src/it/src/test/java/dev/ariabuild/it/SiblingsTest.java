package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a module reads in unusual places, and what it leaves when it gets another name. */
class SiblingsTest {
  @Test
  void anotherModulesOutputsDotFilesAndValuesThatNeverStayTheSameCount() {
    Checkout siblings = Checkout.of("a-module-reads-a-siblings-output");
    siblings.maven("verify").ok().executed("reader:resources", "reader:test");
    siblings
        .maven("verify")
        .ok()
        .bypassed("reader:reserve-network-port@port")
        .executed("reader:test") // its port is another one
        .because("reader:test", "port")
        .upToDate("reader:resources", "reader:jar")
        .nothingElse();

    siblings.edit("writer/src/main/resources/letter.txt", "hello", "good day");
    siblings
        .maven("verify")
        .ok()
        .executed("writer:resources", "writer:jar", "reader:resources", "reader:jar");
    assertEquals("good day\n", siblings.read("reader/target/classes/letter.txt"));

    siblings.edit("reader/src/main/resources/.hidden", "a", "b");
    siblings
        .maven("verify")
        .ok()
        .executed("reader:resources", "reader:jar", "reader:test")
        .nothingElse();
    assertEquals("b\n", siblings.read("reader/target/classes/.hidden"));

    // what is set for Aria concerns whom it says, and no key
    siblings.write(
        "aria.toml",
        "[[goal]]\nplugin = 'org.apache.maven.plugins:maven-jar-plugin'\nname = 'jar'\nalways = 'so'\n");
    siblings
        .maven("verify")
        .ok()
        .bypassed("writer:jar", "reader:jar")
        .upToDate("writer:resources", "reader:resources")
        .executed("reader:test")
        .nothingElse();
    siblings.delete("aria.toml");
    siblings.maven("clean", "package", "-DskipTests").ok(); // reports of tests name the port
    TreeComparison.sameAsPlainBuild(siblings, "package", "-DskipTests");
  }

  @Test
  void aRenamedModuleLeavesNothingBehind() {
    Checkout siblings = Checkout.of("a-module-reads-a-siblings-output");
    siblings.maven("package", "-pl", "writer").ok();
    siblings.edit("writer/pom.xml", "<artifactId>writer<", "<artifactId>author<");
    siblings.maven("package", "-pl", "writer").ok();
    assertTrue(siblings.has("writer/target/author-1.0-SNAPSHOT.jar"));
    assertFalse(siblings.has("writer/target/writer-1.0-SNAPSHOT.jar"));

    siblings.edit("pom.xml", "<module>writer<", "<module>poet<");
    siblings.edit("reader/pom.xml", "../writer/", "../poet/");
    Trees.move(siblings.path("writer"), siblings.path("poet"));
    siblings.maven("package", "-DskipTests").ok().restored("author:compile", "author:jar");
    TreeComparison.sameAsPlainBuild(siblings, "package", "-DskipTests");
  }
}
