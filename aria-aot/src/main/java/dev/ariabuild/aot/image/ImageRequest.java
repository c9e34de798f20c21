package dev.ariabuild.aot.image;

import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.nativeimage.NativeFlags;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Lto;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Panic;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Strip;
import dev.ariabuild.engine.config.Symbols;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that an image depends on.
 *
 * @param name of the launcher and of the image's files
 * @param version of the application
 * @param mainClass binary name
 * @param jars the class path in its order; the application's own jar first
 * @param classes what is done to the classes of the whole class path
 * @param options what the profile says
 * @param training how the start-up cache is trained
 * @param jdk home of the JDK that makes the image; its runtime ships, unless the platform is
 *     another
 * @param platform machine that the image is for
 * @param output {@code target/aria/PROFILE}
 * @param cacheDir Aria's cache folder; results are kept in {@code codegen} below it
 * @param timestamp time of every published file
 * @param publication archives, and what is known of the build
 */
public record ImageRequest(
    String name,
    String version,
    String mainClass,
    List<JarSource> jars,
    ClassPathPlan classes,
    Options options,
    Training training,
    Path jdk,
    Platform platform,
    Path output,
    Path cacheDir,
    Instant timestamp,
    Publication publication) {
  public ImageRequest {
    jars = List.copyOf(jars);
    timestamp = Instant.ofEpochSecond(timestamp.getEpochSecond());
  }

  /** The same with the jars' files in another form; names and order stay. */
  ImageRequest with(List<JarSource> changed) {
    return new ImageRequest(
        name,
        version,
        mainClass,
        changed,
        classes,
        options,
        training,
        jdk,
        platform,
        output,
        cacheDir,
        timestamp,
        publication);
  }

  /** Published as one tar.gz, with nothing known of the build. */
  public ImageRequest(
      String name,
      String version,
      String mainClass,
      List<JarSource> jars,
      ClassPathPlan classes,
      Options options,
      Training training,
      Path jdk,
      Path output,
      Path cacheDir,
      Instant timestamp) {
    this(
        name,
        version,
        mainClass,
        jars,
        classes,
        options,
        training,
        jdk,
        Platform.HERE,
        output,
        cacheDir,
        timestamp,
        Publication.plain(name, version));
  }

  /**
   * The part of a profile that shapes an image.
   *
   * @param profile its name
   * @param jvmOptions of the launcher
   * @param jlinkAdd modules besides the reachable ones
   * @param jlinkRemove modules left out though reachable
   * @param nativeOptions further options of native-image
   */
  public record Options(
      String profile,
      Backend backend,
      AotMode aot,
      OptLevel optLevel,
      Strip strip,
      DebugInfo debug,
      Symbols symbols,
      boolean assertions,
      Panic panic,
      Lto lto,
      List<String> jvmOptions,
      SortedSet<String> jlinkAdd,
      SortedSet<String> jlinkRemove,
      List<String> nativeOptions) {
    public Options {
      jvmOptions = List.copyOf(jvmOptions);
      nativeOptions = List.copyOf(nativeOptions);
    }

    /** What a profile says for a module; pass the one of {@link Profile#forPackage}. */
    public static Options of(Profile profile) {
      return new Options(
          profile.name(),
          profile.backend(),
          profile.aot(),
          profile.optLevel(),
          profile.strip(),
          profile.debug(),
          profile.symbols(),
          profile.debugAssertions(),
          profile.panic(),
          profile.lto(),
          profile.jvmOptions(),
          new TreeSet<>(profile.jlinkAdd()),
          new TreeSet<>(profile.jlinkRemove()),
          profile.nativeOptions());
    }

    /** What the launcher gives to the JVM, before {@code JAVA_OPTS}. */
    List<String> launcherOptions() {
      List<String> options = new ArrayList<>();
      if (assertions) {
        options.add("-ea");
      }
      if (panic == Panic.ABORT) {
        options.add("-XX:+ExitOnOutOfMemoryError");
      }
      options.addAll(jvmOptions);
      return options;
    }

    /**
     * Whether the classes of the runtime lose their line numbers. Nothing leads back from there, so
     * only where size counts most.
     */
    boolean stripsRuntime() {
      boolean small = optLevel == OptLevel.SIZE || optLevel == OptLevel.SMALLEST;
      return small && strip != Strip.NONE && debug == DebugInfo.NONE;
    }

    /** What they turn into for native-image. */
    NativeFlags nativeFlags() {
      return new NativeFlags(optLevel, debug, strip, symbols, assertions, panic, nativeOptions);
    }

    /** For the manifest. */
    SortedMap<String, String> features() {
      SortedMap<String, String> features = new TreeMap<>();
      features.put("backend", backend.text());
      features.put("aot", aot.text());
      features.put("opt-level", optLevel.text());
      features.put("strip", strip.text());
      features.put("debug", debug.text());
      features.put("debug-assertions", String.valueOf(assertions));
      features.put("panic", panic.text());
      features.put("lto", lto.text());
      return features;
    }
  }
}
