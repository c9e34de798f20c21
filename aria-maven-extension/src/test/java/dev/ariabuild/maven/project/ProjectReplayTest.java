package dev.ariabuild.maven.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ariabuild.engine.cache.ProjectDelta;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Resource;
import org.apache.maven.project.DefaultMavenProjectHelper;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectReplayTest {
  private final MavenProject ran = project();
  private final MavenProject skipped = project();

  @Test
  void aResourceThatSaysNothingOfFilteringStillSaysNothing() {
    ran.addResource(resource(null));

    Resource replayed = replayed().getResources().get(0);

    assertNull(replayed.getFiltering());
    assertNull(replayed.getTargetPath());
  }

  @Test
  void aFilteredResourceComesBackWithAllItsParts() {
    Resource resource = resource("true");
    resource.setTargetPath("META-INF");
    resource.setIncludes(List.of("**/*.txt", "LICENSE"));
    resource.setExcludes(List.of("**/*.bin"));
    ran.addTestResource(resource);

    Resource replayed = replayed().getTestResources().get(0);

    assertEquals("true", replayed.getFiltering());
    assertEquals("META-INF", replayed.getTargetPath());
    assertEquals(List.of("**/*.txt", "LICENSE"), replayed.getIncludes());
    assertEquals(List.of("**/*.bin"), replayed.getExcludes());
  }

  @Test
  void sourceRootsAndPropertiesAreThereAgain() {
    ran.addCompileSourceRoot("/module/target/generated-sources");
    ran.getProperties().setProperty("buildNumber", "7");
    ran.getProperties().remove("gone");

    assertEquals(
        List.of("/module/src", "/module/target/generated-sources"),
        replayed().getCompileSourceRoots());
    assertEquals("7", skipped.getProperties().getProperty("buildNumber"));
    assertNull(skipped.getProperties().getProperty("gone"));
  }

  private MavenProject replayed() {
    UnaryOperator<String> asIs = text -> text;
    ProjectState before = ProjectState.of(skipped, asIs);
    ProjectDelta delta = ProjectState.of(ran, asIs).since(before);
    new ProjectReplay(skipped, new DefaultMavenProjectHelper(), asIs).replay(delta);
    assertEquals(ProjectState.of(ran, asIs), ProjectState.of(skipped, asIs));
    return skipped;
  }

  private static Resource resource(@Nullable String filtering) {
    Resource resource = new Resource();
    resource.setDirectory("/module/target/shared");
    resource.setFiltering(filtering);
    return resource;
  }

  private static MavenProject project() {
    MavenProject project = new MavenProject();
    project.setBuild(new Build());
    project.setArtifact(
        new DefaultArtifact("g", "a", "1", null, "jar", null, new DefaultArtifactHandler("jar")));
    project.addCompileSourceRoot("/module/src");
    project.getProperties().setProperty("gone", "soon");
    return project;
  }
}
