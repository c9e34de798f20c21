package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.store.ResultStore;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.symbol.Mapping;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Stripped jars, kept by their inputs. Whether symbols are wanted is no input: a mapping is always
 * made.
 *
 * @param time of every entry
 */
public record StrippedJars(ResultStore store, Instant time) {
  private static final String VERSION = "jar-3";
  private static final String JAR = "stripped.jar";
  private static final String MAPPING = "mapping.txt";
  private static final String OUTCOME = "outcome";

  /**
   * A jar as it is published.
   *
   * @param file read it, never write
   * @param left classes that stayed as they were
   */
  public record Stripped(
      Path file, JarStripper.Outcome outcome, int left, Optional<Mapping> mapping) {
    /**
     * What a user should know about a jar that is not wholly stripped; empty if it is.
     *
     * @param name of the jar
     */
    public String note(String name) {
      return switch (outcome) {
        case SIGNED -> name + " is signed and was left as it is";
        case PREFIXED -> name + " begins with something that is no archive, and was left as it is";
        case STRIPPED -> left == 0 ? "" : left + " classes of " + name + " could not be stripped";
        case UNTOUCHED -> "";
      };
    }
  }

  /** The stripped form of a jar, made now if it is not there. */
  public Stripped strip(Path jar, StripPlan plan)
      throws IOException, InterruptedException, AotException {
    if (!plan.strips()) {
      return new Stripped(jar, JarStripper.Outcome.UNTOUCHED, 0, Optional.empty());
    }
    Digest key =
        new Hasher()
            .add(VERSION)
            .add(plan.toString())
            .add(time.getEpochSecond())
            .add(Tree.digestOf(jar))
            .digest();
    Path folder = store.get("jar", key, place -> make(jar, plan, place));
    String[] outcome = Files.readString(folder.resolve(OUTCOME)).split(" ");
    Path mapping = folder.resolve(MAPPING);
    return new Stripped(
        folder.resolve(JAR),
        JarStripper.Outcome.valueOf(outcome[0]),
        Integer.parseInt(outcome[1]),
        Files.exists(mapping)
            ? Optional.of(Mapping.of(Files.readAllBytes(mapping)))
            : Optional.empty());
  }

  private void make(Path jar, StripPlan plan, Path place) throws IOException, AotException {
    JarStripper.Report report = new JarStripper(plan, time).strip(jar, place.resolve(JAR));
    Files.writeString(place.resolve(OUTCOME), report.outcome() + " " + report.left());
    if (report.mapping().isPresent()) {
      Files.write(place.resolve(MAPPING), report.mapping().get().text());
    }
  }
}
