package dev.ariabuild.maven.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.lifecycle.internal.ProjectIndex;
import org.apache.maven.lifecycle.internal.ReactorBuildStatus;
import org.apache.maven.lifecycle.internal.ReactorContext;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class OwnVerdictTest {
  private final MavenProject project =
      Mojos.project(Path.of("a").toAbsolutePath(), "<artifactId>a</artifactId>");
  private final ProjectDependencyGraph graph = new Alone();
  private final MavenExecutionResult result = new DefaultMavenExecutionResult();
  private final ReactorBuildStatus status = new ReactorBuildStatus(graph);
  private final ReactorContext maven =
      new ReactorContext(
          result, new ProjectIndex(List.of(project)), getClass().getClassLoader(), status);

  @Test
  void whatMavenSaysOfAModuleIsKeptBackUntilItCounts() {
    OwnVerdict verdict = OwnVerdict.of(maven, graph).orElseThrow();
    ReactorContext own = verdict.context();
    assertSame(maven.getProjectIndex(), own.getProjectIndex());
    Exception wrong = new Exception("wrong");
    own.getResult().addException(wrong).addBuildSummary(new BuildFailure(project, 1, wrong));
    own.getReactorBuildStatus().halt();
    own.getReactorBuildStatus().blackList(project);
    assertFalse(verdict.isSuccess());
    assertTrue(verdict.halts());
    assertNull(result.getBuildSummary(project));
    assertFalse(result.hasExceptions());
    assertFalse(status.isHaltedOrBlacklisted(project));

    verdict.tell(status, project);
    assertEquals(List.of(wrong), result.getExceptions());
    assertTrue(result.getBuildSummary(project) instanceof BuildFailure);
    assertTrue(status.isHalted() && status.isBlackListed(project));
  }

  @Test
  void aGoodEndIsToldToo() {
    OwnVerdict verdict = OwnVerdict.of(maven, graph).orElseThrow();
    assertFalse(verdict.isSuccess()); // nothing was said yet
    verdict.context().getResult().addBuildSummary(new BuildSuccess(project, 1));
    assertTrue(verdict.isSuccess());
    verdict.tell(status, project);
    assertTrue(result.getBuildSummary(project) instanceof BuildSuccess);
    assertFalse(status.isHaltedOrBlacklisted(project));
  }

  /** One module that nobody needs. */
  private static final class Alone implements ProjectDependencyGraph {
    @Override
    public List<MavenProject> getAllProjects() {
      return List.of();
    }

    @Override
    public List<MavenProject> getSortedProjects() {
      return List.of();
    }

    @Override
    public List<MavenProject> getDownstreamProjects(MavenProject project, boolean transitive) {
      return List.of();
    }

    @Override
    public List<MavenProject> getUpstreamProjects(MavenProject project, boolean transitive) {
      return List.of();
    }
  }
}
