package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.project.ProjectBuildingException;
import org.jspecify.annotations.Nullable;

/**
 * One error of a build.
 *
 * @param file absolute path; empty if it belongs to none
 * @param line from 1; 0 if it belongs to none
 * @param column from 1; 0 if it belongs to none
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param message perhaps of several lines
 */
record Complaint(String file, int line, int column, String severity, String message) {
  private static final int MOST_CAUSES = 20;

  private static final Pattern PLACE =
      Pattern.compile("^(.+\\.\\w+):\\[(\\d{1,9})(?:,(\\d{1,9}))?\\] (.*)$");

  private static final Pattern SETTINGS = Pattern.compile("aria\\.toml:(\\d{1,9}): ");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** Takes away the colours that Maven gives to messages. */
  Complaint {
    message = COLOUR.matcher(message).replaceAll("");
  }

  /** An error that belongs to no file. */
  static Complaint general(String message) {
    return new Complaint("", 0, 0, "error", message);
  }

  /** As the core extension tells it. */
  static Complaint of(String kind, String file, int line, int column, String message) {
    String lower = kind.toLowerCase(Locale.ROOT);
    String severity =
        lower.contains("error") ? "error" : lower.contains("warning") ? "warning" : "note";
    return new Complaint(file, line, column, severity, message);
  }

  /**
   * What an exception of Maven tells: one complaint for each error of a pom, or each place in the
   * long message of a compiler, otherwise the message with those of its causes.
   */
  static List<Complaint> of(Throwable thrown) {
    if (thrown instanceof ProjectBuildingException poms) {
      List<Complaint> errors = PomErrors.of(poms);
      if (!errors.isEmpty()) {
        return errors;
      }
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      List<Complaint> places = places(longMessage(cause));
      if (!places.isEmpty()) {
        return places;
      }
      if (cause.getCause() == cause) {
        break;
      }
    }
    return List.of(general(withCauses(String.valueOf(thrown.getMessage()), thrown.getCause())));
  }

  /**
   * Whether whoever threw it has written on the console what it tells, with its place:
   * maven-compiler-plugin, what does not compile. Maven 3 leaves out the file of some errors of
   * poms, and Maven 4 all of them.
   */
  static boolean isOnConsole(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().equals("CompilationFailureException")) {
        return true;
      }
      if (cause.getCause() == cause) {
        break;
      }
    }
    return false;
  }

  /** Of a mistake in the settings of Aria, with its place, with which the message begins. */
  Complaint inSettings(Path root) {
    Matcher place = SETTINGS.matcher(message);
    return file.isEmpty() && place.lookingAt()
        ? new Complaint(
            root.resolve("aria.toml").toString(),
            Integer.parseInt(place.group(1)),
            0,
            severity,
            message.substring(place.end()))
        : this;
  }

  /** Place and message, as maven-compiler-plugin prints them. */
  String text() {
    String place = line == 0 ? "" : ":[" + line + (column == 0 ? "" : "," + column) + "]";
    return file.isEmpty() ? message : file + place + (place.isEmpty() ? ": " : " ") + message;
  }

  /** Whatever the causes say that is not said yet. */
  static String withCauses(String message, @Nullable Throwable first) {
    String text = message.strip();
    @Nullable Throwable cause = first;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      String more = cause.getMessage();
      if (more == null || more.isBlank()) {
        text += ": " + cause.getClass().getName();
      } else if (!text.contains(more.strip())) {
        text += ": " + more.strip();
      }
      cause = cause.getCause();
    }
    return text;
  }

  /** Lines that name a place, each with the lines after it that do not. */
  static List<Complaint> places(@Nullable String text) {
    List<Complaint> found = new ArrayList<>();
    if (text == null) {
      return found;
    }
    for (String line : text.split("\\R")) {
      Matcher matcher = PLACE.matcher(line);
      if (matcher.matches()) {
        String column = matcher.group(3);
        found.add(
            new Complaint(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                column == null ? 0 : Integer.parseInt(column),
                "error",
                matcher.group(4)));
      } else if (!found.isEmpty() && !line.isBlank()) {
        Complaint last = found.remove(found.size() - 1);
        found.add(
            new Complaint(
                last.file(),
                last.line(),
                last.column(),
                last.severity(),
                last.message() + "\n" + line));
      }
    }
    return found;
  }

  private static @Nullable String longMessage(Throwable cause) {
    return cause instanceof org.apache.maven.plugin.AbstractMojoExecutionException mojo
        ? mojo.getLongMessage()
        : null;
  }
}
