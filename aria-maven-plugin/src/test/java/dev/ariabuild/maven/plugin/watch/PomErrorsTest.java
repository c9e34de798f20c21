package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.building.DefaultModelProblem;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.building.ModelProblem.Severity;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomErrorsTest {
  private static final String NO_XML =
      "Non-parseable POM: Unexpected close tag </b>; expected </a>.\n"
          + " at [row,col,system-id]: [12,28,\"file:///p/pom.xml\"]";

  @TempDir Path dir;
  private String root = "";
  private String library = "";

  @BeforeEach
  void poms() throws IOException {
    root = Files.createFile(dir.resolve("pom.xml")).toString();
    library = Files.createFile(dir.resolve("library.xml")).toString();
  }

  @Test
  void thePlaceOfAPomThatIsNoXmlIsTakenOutOfItsMessage() {
    assertEquals(
        List.of(
            new Complaint(
                root,
                12,
                28,
                "error",
                "Non-parseable POM: Unexpected close tag </b>; expected </a>.")),
        of(root, problem(NO_XML, root, -1, -1)));
  }

  @Test
  void whatAnotherErrorRepeatsIsToldOnce() {
    assertEquals(
        1,
        of(
                root,
                problem(NO_XML, root, -1, -1),
                problem("Failed to load project: 1 problem was\n - " + NO_XML, root, -1, -1))
            .size());
  }

  @Test
  void anErrorOfAModuleIsNotToldForTheRootToo() {
    assertEquals(
        List.of(new Complaint(library, 5, 17, "error", "no version")),
        of(
            root,
            problem("no version", "com.example:library:1", 5, 17),
            problem("no version", library, 5, 17)));
  }

  @Test
  void ofAnErrorWithoutAPomTheFirstIsTold() {
    ModelProblem nowhere = problem("no version", "com.example:library:1", 5, 17);
    assertEquals(
        List.of(library), of(library, nowhere, nowhere).stream().map(Complaint::file).toList());
  }

  @Test
  void theSameMistakeInTwoPomsIsTwoErrors() {
    assertEquals(
        2,
        of(root, problem("no version", library, 5, 17), problem("no version", root, 5, 17)).size());
  }

  @Test
  void warningsAreNoErrors() {
    assertEquals(
        List.of(),
        of(root, new DefaultModelProblem("m", Severity.WARNING, null, root, 1, 1, "", null)));
  }

  private static ModelProblem problem(String message, String source, int line, int column) {
    return new DefaultModelProblem(message, Severity.ERROR, null, source, line, column, "", null);
  }

  private static List<Complaint> of(String pom, ModelProblem... problems) {
    return PomErrors.of(new ProjectBuildingException(List.of(new Result(pom, problems))));
  }

  private record Result(String pom, ModelProblem... problems) implements ProjectBuildingResult {
    @Override
    public String getProjectId() {
      return "";
    }

    @Override
    public File getPomFile() {
      return new File(pom);
    }

    @Override
    public @Nullable MavenProject getProject() {
      return null;
    }

    @Override
    public List<ModelProblem> getProblems() {
      return List.of(problems);
    }

    @Override
    public @Nullable DependencyResolutionResult getDependencyResolutionResult() {
      return null;
    }
  }
}
