package dev.ariabuild.maven.plugin.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern PLACE =
      Pattern.compile("^(.+\\.\\w+):\\[(\\d{1,9})(?:,(\\d{1,9}))?\\] (.*)$");

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
   * What an exception of Maven tells: one complaint for each place in the long message of a
   * compiler, otherwise the message.
   */
  static List<Complaint> of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      List<Complaint> places = places(longMessage(cause));
      if (!places.isEmpty()) {
        return places;
      }
      if (cause.getCause() == cause) {
        break;
      }
    }
    return List.of(general(String.valueOf(thrown.getMessage())));
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
