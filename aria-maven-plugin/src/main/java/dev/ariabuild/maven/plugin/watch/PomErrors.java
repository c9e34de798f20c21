package dev.ariabuild.maven.plugin.watch;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingResult;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with poms, each error once and with its place. Maven 4 tells some of them twice,
 * once for the root, or inside the message of another one, and of a pom that is no XML the place
 * stands in the message alone.
 */
final class PomErrors {
  private static final Pattern PLACE =
      Pattern.compile("\\s*at \\[row,col[^\\]]*\\]: \\[(\\d{1,9}),(\\d{1,9})[^\\]]*\\]");

  /**
   * One error.
   *
   * @param named whether Maven says which pom it is in
   */
  private record Error(Complaint complaint, boolean named) {
    boolean repeats(Error other) {
      String message = other.complaint.message();
      return complaint.message().length() > message.length()
          ? complaint.file().equals(other.complaint.file()) && complaint.message().contains(message)
          : (!named || complaint.equals(other.complaint))
              && complaint.message().equals(message)
              && complaint.line() == other.complaint.line()
              && complaint.column() == other.complaint.column();
    }
  }

  private PomErrors() {}

  /** All of them; none if Maven says no more than that there are some. */
  static List<Complaint> of(ProjectBuildingException thrown) {
    List<Error> errors = new ArrayList<>();
    if (thrown.getResults() != null) {
      for (ProjectBuildingResult result : thrown.getResults()) {
        for (ModelProblem problem : result.getProblems()) {
          if (problem.getSeverity() != ModelProblem.Severity.WARNING) {
            errors.add(error(problem, result.getPomFile()));
          }
        }
      }
    }
    List<Error> once = new ArrayList<>();
    for (Error error : errors) {
      if (once.stream().noneMatch(error::repeats)) {
        once.removeIf(earlier -> earlier.repeats(error));
        once.add(error);
      }
    }
    return once.stream().map(error -> placed(error.complaint())).toList();
  }

  private static Error error(ModelProblem problem, @Nullable File otherwise) {
    String source = Objects.requireNonNullElse(problem.getSource(), "");
    String path = source.replaceFirst("^.* \\((.*)\\)$", "$1"); // perhaps after a name
    boolean named = new File(path).isFile();
    return new Error(
        new Complaint(
            named ? path : otherwise == null ? "" : otherwise.getPath(),
            Math.max(0, problem.getLineNumber()),
            Math.max(0, problem.getColumnNumber()),
            "error",
            Complaint.withCauses(problem.getMessage(), problem.getException())),
        named);
  }

  /** Takes the place out of the message, if it is nowhere else. */
  private static Complaint placed(Complaint error) {
    Matcher place = PLACE.matcher(error.message());
    return error.line() > 0 || !place.find()
        ? error
        : new Complaint(
            error.file(),
            Integer.parseInt(place.group(1)),
            Integer.parseInt(place.group(2)),
            error.severity(),
            place.replaceAll(""));
  }
}
