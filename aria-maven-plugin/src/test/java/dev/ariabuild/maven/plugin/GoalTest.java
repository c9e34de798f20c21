package dev.ariabuild.maven.plugin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.NoSuchFileException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What all goals have in common. */
class GoalTest {
  private static final class Failing extends Goal {
    private final Exception failure;

    Failing(Exception failure) {
      this.failure = failure;
    }

    @Override
    void run() throws IOException, InterruptedException, AotException {
      if (failure instanceof IOException e) {
        throw e;
      } else if (failure instanceof AotException e) {
        throw e;
      } else if (failure instanceof InterruptedException e) {
        throw e;
      }
    }

    @Override
    String undone() {
      return "no cake";
    }
  }

  @Test
  void aSkippedGoalDoesNothing() throws Exception {
    Goal goal = new Failing(new IOException("never"));
    Field skip = Goal.class.getDeclaredField("skip");
    skip.setAccessible(true);
    skip.set(goal, true);
    assertDoesNotThrow(goal::execute);
  }

  @Test
  void whatTheUserCanMendIsAFailureInItsOwnWords() {
    AotException problem = AotProblem.NO_MAIN_CLASS.with("a.jar");
    MojoFailureException e =
        assertThrows(MojoFailureException.class, new Failing(problem)::execute);
    assertEquals(problem.text(), e.getMessage());
  }

  @Test
  void whatIsUndoneStandsBeforeTheErrorOfTheFileSystem() {
    IOException gone = new NoSuchFileException("flour");
    MojoExecutionException e =
        assertThrows(MojoExecutionException.class, new Failing(gone)::execute);
    assertEquals("no cake: flour: no such file", e.getMessage());
  }

  @Test
  void anInterruptIsKept() {
    assertThrows(MojoExecutionException.class, new Failing(new InterruptedException())::execute);
    assertTrue(Thread.interrupted());
  }
}
