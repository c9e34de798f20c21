package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Modules that are more than a jar of classes, in one reactor with versions made of properties:
 * processors and plugins used where they are built, tests for others, Java modules, several
 * releases of Java in one jar, jars of no repository, profiles. What the goals of other languages
 * and archives do is in {@link DescribedGoalsTest}.
 */
class KindsOfModulesTest {
  private static final String PROFILES = "profiles/target/classes/profiles.txt";

  @Test
  void eachKindIsLeftAloneAndRunsForWhatItReads() throws IOException {
    Checkout kinds = kinds();
    kinds.maven("verify").ok();
    assertEquals("file no\nabsence absence\nproperty no\njdk jdk\nos os\n", kinds.read(PROFILES));
    kinds
        .maven("verify")
        .ok()
        .bypassed("plugged:generate@word", "kinds:flatten@flatten")
        .because("plugged:generate@word", "plugin kinds-maven-plugin is a snapshot")
        .upToDate("processed:compile", "plugged:compile", "tester:test", "modular-user:compile")
        .upToDate("multi-release:compile", "multi-release:compile@java17", "system:compile")
        .nothingElse();

    kinds.edit("processor/src/main/java/processor/Maker.java", "NUMBER = 1", "NUMBER = 2");
    kinds.edit("plugin/src/main/java/plugin/GenerateMojo.java", "END = \"!\"", "END = \"?\"");
    kinds.edit(
        "tested/src/test/java/tested/Fixture.java", "return 1", "return Integer.parseInt(\"1\")");
    kinds.edit("modular/src/main/java/modular/open/Door.java", "NUMBER + 0", "NUMBER + 1");
    kinds.edit("multi-release/src/main/java17/example/Age.java", "return 17", "return 18");
    putLocalJar(kinds, "second");
    kinds.write("profiles/flag", "");
    kinds
        .maven("verify", "-Dwanted=yes")
        .ok()
        // the processor's class changed, not its interface
        .executed("processor:compile", "processed:compile")
        .executed("kinds-maven-plugin:compile", "plugged:compile")
        .executed("tested:testCompile", "tested:test-jar@tests", "tester:test")
        .upToDate("tester:testCompile", "tested:compile")
        .executed("modular:compile")
        .cutOff("modular-user:compile")
        .executed("multi-release:compile@java17")
        .upToDate("multi-release:compile", "relocated:compile")
        .executed("system:compile", "profiles:resources");
    assertTrue(kinds.read(PROFILES).startsWith("file file\nabsence no\nproperty property\n"));
    TreeComparison.sameAsPlainBuild(kinds, "verify", "-Dwanted=yes");

    kinds.delete("profiles/flag");
    kinds.maven("verify").ok().restored("profiles:resources");
    assertEquals("file no\nabsence absence\nproperty no\njdk jdk\nos os\n", kinds.read(PROFILES));

    // a new class beside those of another execution, which a clean build has not made yet
    for (String name : new String[] {"First", "Second", "Third"}) {
      kinds.write(
          "multi-release/src/main/java/example/" + name + ".java",
          "package example; class " + name + " { int number() { return 1; } }");
    }
    kinds.maven("verify").ok().executed("multi-release:compile", "multi-release:jar");
    TreeComparison.sameAsPlainBuild(kinds, "verify");

    // a release: classes are the same, archives are not
    kinds.edit(".mvn/maven.config", "-Dchangelist=-SNAPSHOT\n", "-Dchangelist=\n");
    kinds
        .maven("clean", "verify")
        .ok()
        .restored("processor:compile", "tested:compile", "tester:testCompile", "system:compile")
        .executed("tested:jar", "tested:test-jar@tests", "modular:jar")
        .bypassed("plugged:generate@word")
        .because("plugged:generate@word", "is built here");
    TreeComparison.sameAsPlainBuild(kinds, "verify");
  }

  @EveryMaven
  void aPluginDescribesItsOwnGoals(String version) throws IOException {
    Checkout kinds = kinds().on(version).withEmptyLocalRepository();
    kinds.edit(".mvn/maven.config", "1.0\n-Dchangelist=-SNAPSHOT", "2.0\n-Dchangelist=");
    kinds.maven("install", "-pl", "plugin", "-am").ok();
    Checkout speaking = Checkout.of("a-module-uses-an-installed-plugin").sharing(kinds);
    speaking.maven("package").ok().executed("speaking:generate@word", "speaking:compile");
    speaking
        .maven("package")
        .ok()
        .upToDate("speaking:generate@word", "speaking:compile", "speaking:jar")
        .nothingElse();
    speaking.edit("pom.xml", "<word>hello", "<word>good day");
    speaking.maven("package").ok().executed("speaking:generate@word", "speaking:compile");
    TreeComparison.sameAsPlainBuild(speaking, "package");
  }

  /** The plugin looks neither at processors of its path nor at what was built before it began. */
  @Test
  void aProcessorOfTheSameBuildIsUsedAsItIsNow() throws IOException {
    Checkout kinds = kinds();
    kinds.edit(
        "processed/pom.xml",
        "</dependencies>",
        "</dependencies>\n  <build><plugins><plugin>"
            + "<artifactId>maven-compiler-plugin</artifactId><configuration>"
            + "<annotationProcessorPaths><path><groupId>com.example</groupId>"
            + "<artifactId>processor</artifactId><version>${project.version}</version></path>"
            + "</annotationProcessorPaths></configuration></plugin></plugins></build>");
    String[] both = {"package", "-pl", "processor,processed"};
    kinds.maven(both).ok().executed("processed:compile");
    kinds.edit("processor/src/main/java/processor/Maker.java", "NUMBER = 1", "NUMBER = 2");
    kinds.maven("package", "-pl", "processor").ok();
    kinds.maven(both).ok().executed("processed:compile");
    TreeComparison.sameAsPlainBuild(kinds, both);
  }

  static Checkout kinds() throws IOException {
    Checkout kinds = Checkout.of("modules-of-many-kinds");
    putLocalJar(kinds, "first");
    return kinds;
  }

  /** A jar that no repository knows, with a constant. */
  private static void putLocalJar(Checkout kinds, String value) throws IOException {
    Path dir = kinds.dir().resolveSibling("local-" + value);
    Path source = dir.resolve("local/Names.java");
    Trees.write(
        source,
        "package local; public class Names { public static final String FIRST = \"%s\"; }"
            .formatted(value));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                List.of("--release", "17", source.toString()).toArray(String[]::new));
    assertEquals(0, exit);
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jar)) {
      zip.putNextEntry(new ZipEntry("local/Names.class"));
      zip.write(Trees.bytes(dir.resolve("local/Names.class")));
      zip.closeEntry();
    }
    Path place = kinds.path("system/lib/local.jar");
    Files.createDirectories(place.getParent());
    Files.write(place, jar.toByteArray());
  }
}
