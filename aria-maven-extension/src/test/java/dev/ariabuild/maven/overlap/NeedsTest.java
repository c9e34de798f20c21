package dev.ariabuild.maven.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedsTest {
  private static final String DEPENDS =
      "<dependencies><dependency><groupId>g</groupId><artifactId>lib</artifactId><version>1</version>"
          + "%s</dependency></dependencies>";

  @TempDir Path root;

  private Optional<String> needs(String libPom, String pom) {
    MavenProject parent =
        Mojos.project(root, "<artifactId>parent</artifactId><packaging>pom</packaging>");
    MavenProject lib = Mojos.project(root.resolve("lib"), "<artifactId>lib</artifactId>" + libPom);
    MavenProject app = Mojos.project(root.resolve("app"), "<artifactId>app</artifactId>" + pom);
    app.getBuild().getPlugins(); // as Maven does
    return new Needs(app, List.of(parent, lib, app)).moreThanClassesOf(lib);
  }

  private static String plugin(String artifactId, String configuration) {
    return "<build><plugins><plugin><groupId>org.apache.maven.plugins</groupId><artifactId>"
        + artifactId
        + "</artifactId>"
        + configuration
        + "</plugin></plugins></build>";
  }

  private void waits(String why, String libPom, String pom) {
    Optional<String> found = needs(libPom, pom);
    assertTrue(found.orElse("").contains(why), () -> found + " instead of " + why);
  }

  @Test
  void theClassesOfAMereDependencyAreEnough() {
    assertEquals(Optional.empty(), needs("", DEPENDS.formatted("")));
    assertEquals(Optional.empty(), needs("", DEPENDS.formatted("<scope>test</scope>")));
    assertEquals(
        Optional.empty(),
        needs(
            "",
            DEPENDS.formatted("")
                + plugin(
                    "maven-compiler-plugin",
                    "<configuration><release>17</release></configuration>")));
  }

  @Test
  void otherArtifactsAreWaitedFor() {
    waits("it needs test-jar", "", DEPENDS.formatted("<type>test-jar</type>"));
    waits("it needs jar tests", "", DEPENDS.formatted("<classifier>tests</classifier>"));
    waits("packaging maven-plugin", "<packaging>maven-plugin</packaging>", DEPENDS.formatted(""));
    waits("packaging pom", "<packaging>pom</packaging>", DEPENDS.formatted(""));
    waits("it is no mere dependency", "", "");
  }

  @Test
  void whatRunsInTheBuildIsWaitedFor() {
    String depends = DEPENDS.formatted("");
    waits(
        "is made of it",
        "",
        depends
            + "<build><plugins><plugin><groupId>g</groupId><artifactId>lib</artifactId></plugin>"
            + "</plugins></build>");
    waits(
        "is made of it",
        "",
        depends
            + plugin(
                "maven-checkstyle-plugin",
                "<dependencies><dependency><groupId>g</groupId><artifactId>lib</artifactId>"
                    + "</dependency></dependencies>"));
    waits(
        "names it",
        "",
        depends
            + plugin(
                "maven-compiler-plugin",
                "<configuration><annotationProcessorPaths><path><groupId>g</groupId>"
                    + "<artifactId>lib</artifactId></path></annotationProcessorPaths>"
                    + "</configuration>"));
    waits(
        "build extension",
        "",
        depends
            + "<build><extensions><extension><groupId>g</groupId><artifactId>lib</artifactId>"
            + "</extension></extensions></build>");
  }

  @Test
  void whoeverMayReadFilesOfOthersWaits() {
    String depends = DEPENDS.formatted("");
    String resources =
        "<build><resources><resource><directory>%s</directory></resource></resources></build>";
    waits("may read more", "", depends + resources.formatted("../lib/target"));
    waits("may read more", "", depends + resources.formatted(root.resolve("lib")));
    waits("may read more", "", depends + resources.formatted(root.resolve("lib/src/x")));
    waits("may read more", "", depends + resources.formatted(root.resolve("target/x")));
    waits(
        "may read more",
        "",
        depends + resources.formatted("${session.executionRootDirectory}/lib"));
    assertEquals(
        Optional.empty(), needs("", depends + resources.formatted(root.resolve("app/src/x"))));
    assertEquals(
        Optional.empty(), needs("", depends + resources.formatted(root.resolve("config"))));
    waits(
        "may read more",
        "",
        depends
            + plugin(
                "maven-compiler-plugin",
                "<configuration><compilerArgs><arg>-Adir="
                    + root.resolve("lib/target")
                    + "</arg></compilerArgs></configuration>"));
    // a goal that does not run early
    assertEquals(
        Optional.empty(),
        needs(
            "",
            depends
                + plugin("maven-antrun-plugin", "<configuration><in>../lib</in></configuration>")));
  }

  @Test
  void aModularModuleWaitsForAFolderHasNoNameOfAModule() throws IOException {
    Path info = root.resolve("app/src/main/java9/module-info.java");
    Files.createDirectories(info.getParent());
    Files.writeString(info, "module app {}");
    waits("module-info", "", DEPENDS.formatted(""));
  }
}
