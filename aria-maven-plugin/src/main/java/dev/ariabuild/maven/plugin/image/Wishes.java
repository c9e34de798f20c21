package dev.ariabuild.maven.plugin.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a goal's parameters say above the profile.
 *
 * @param mainClass null: as the profile, the manifest or the jar says
 * @param launcherName null: as the profile says, else the artifactId
 * @param trainingArguments empty: those of the profile
 * @param jdk home of the JDK that ships
 * @param output folder above the profile's
 * @param measure whether start-up times are measured
 * @param alone whether it is an error if there is nothing to make an image of
 */
public record Wishes(
    @Nullable String mainClass,
    @Nullable String launcherName,
    List<String> trainingArguments,
    Path jdk,
    Path output,
    Instant timestamp,
    boolean measure,
    boolean alone) {

  /** None beyond the profile. */
  public static Wishes none(Path jdk, Path output, Instant timestamp, boolean measure) {
    return new Wishes(null, null, List.of(), jdk, output, timestamp, measure, false);
  }
}
