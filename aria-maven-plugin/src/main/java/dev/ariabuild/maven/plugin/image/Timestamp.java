package dev.ariabuild.maven.plugin.image;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The one time that all published files get.
 *
 * @see <a href="https://reproducible-builds.org/docs/source-date-epoch/">SOURCE_DATE_EPOCH</a>
 */
public final class Timestamp {
  /** Where neither pom nor environment says one; a time that ZIP can hold in every zone. */
  static final Instant FALLBACK = Instant.parse("1980-02-01T00:00:00Z");

  private Timestamp() {}

  /**
   * Reads {@code project.build.outputTimestamp}, else {@code SOURCE_DATE_EPOCH} of the environment.
   *
   * @param output ISO 8601 or seconds since 1970; null, empty or one letter: not set
   * @throws MojoExecutionException if it is neither
   */
  public static Instant of(@Nullable String output) throws MojoExecutionException {
    return of(output, System.getenv("SOURCE_DATE_EPOCH"));
  }

  /**
   * Reads {@code project.build.outputTimestamp}, else {@code SOURCE_DATE_EPOCH}.
   *
   * @param output ISO 8601 or seconds since 1970; null, empty or one letter: not set
   * @param epoch seconds since 1970
   */
  static Instant of(@Nullable String output, @Nullable String epoch) throws MojoExecutionException {
    String text = output == null || output.strip().length() < 2 ? epoch : output.strip();
    if (text == null || text.isBlank()) {
      return FALLBACK;
    }
    try {
      Instant time =
          text.matches("\\d+")
              ? Instant.ofEpochSecond(Long.parseLong(text))
              : OffsetDateTime.parse(text).toInstant();
      return time.isBefore(FALLBACK) ? FALLBACK : time;
    } catch (DateTimeException | NumberFormatException e) {
      throw new MojoExecutionException(
          "project.build.outputTimestamp is neither seconds since 1970 nor a time such as"
              + " 2026-01-31T12:00:00Z: "
              + text,
          e);
    }
  }
}
