package dev.ariabuild.engine.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile with inheritance and overrides resolved; every value knows its source. Immutable.
 *
 * <p>A key that no profile of the lineage sets has the fallback of {@link Schema}, or none.
 */
public final class Profile {
  private static final String EVERY = "*";

  private final List<String> lineage;
  private final String meaning;
  private final Values own;
  private final Map<String, Values> packages;
  private final Values overrides;

  /**
   * @param lineage names from this profile to the root of its inheritance
   * @param own values of the lineage, the nearest winning
   * @param packages overrides by {@code g:a} or {@code *}, merged over the lineage
   * @param overrides environment and user properties, above all else
   */
  Profile(
      List<String> lineage,
      String meaning,
      Values own,
      Map<String, Values> packages,
      Values overrides) {
    this.lineage = List.copyOf(lineage);
    this.meaning = meaning;
    this.own = own;
    this.packages = Map.copyOf(packages);
    this.overrides = overrides;
  }

  /** Its name; safe as a name of a folder. */
  public String name() {
    return lineage.get(0);
  }

  /** Its name and those it inherits from, nearest first. */
  public List<String> lineage() {
    return lineage;
  }

  /** One line. */
  public String meaning() {
    return meaning;
  }

  /**
   * The values for a module or dependency: this profile, then {@code package."*"}, then {@code
   * package."g:a"}, then environment and user properties.
   *
   * @param coordinates {@code groupId:artifactId}
   */
  public Profile forPackage(String coordinates) {
    Values exact = packages.getOrDefault(coordinates, Values.NONE);
    Values every = packages.getOrDefault(EVERY, Values.NONE);
    return new Profile(lineage, meaning, exact.over(every).over(own), Map.of(), overrides);
  }

  Profile with(Values newOverrides) {
    return new Profile(lineage, meaning, own, packages, newOverrides);
  }

  Map<String, Values> packages() {
    return packages;
  }

  Values values() {
    return overrides.over(own);
  }

  /** The value with its source; empty if nobody set the key, not even a fallback. */
  public <T> Optional<Value<T>> find(Key<T> key) {
    return values().findOrFallback(key);
  }

  /**
   * The value of a key that has a fallback.
   *
   * @throws IllegalArgumentException if the key has none; use {@link #find}
   */
  public <T> T get(Key<T> key) {
    return values().get(key);
  }

  /** Effort of AOT and of compression. */
  public OptLevel optLevel() {
    return get(ProfileKeys.OPT_LEVEL);
  }

  /** Debug information in what is shipped. */
  public DebugInfo debug() {
    return get(ProfileKeys.DEBUG);
  }

  /** What is taken out of what is shipped. */
  public Strip strip() {
    return get(ProfileKeys.STRIP);
  }

  /** Whether a symbol bundle is produced. */
  public Symbols symbols() {
    return get(ProfileKeys.SYMBOLS);
  }

  /** Whether launchers get {@code -ea}. */
  public boolean debugAssertions() {
    return get(ProfileKeys.DEBUG_ASSERTIONS);
  }

  /** Whether compilation is by member. */
  public boolean incremental() {
    return get(ProfileKeys.INCREMENTAL);
  }

  /** Code generation of the package. */
  public Backend backend() {
    return get(ProfileKeys.BACKEND);
  }

  /** Whole-program reduction. */
  public Lto lto() {
    return get(ProfileKeys.LTO);
  }

  /** What an error nobody handles does. */
  public Panic panic() {
    return get(ProfileKeys.PANIC);
  }

  /** How much an AOT cache is wanted. */
  public AotMode aot() {
    return get(ProfileKeys.AOT);
  }

  /** The class the launcher starts, if the profile names one. */
  public Optional<String> mainClass() {
    return find(ImageKeys.MAIN_CLASS).map(Value::value);
  }

  /** The name of the launcher, if the profile names one. */
  public Optional<String> launcherName() {
    return find(ImageKeys.LAUNCHER_NAME).map(Value::value);
  }

  /** Options the launcher gives to the JVM, in order. */
  public List<String> jvmOptions() {
    return get(ImageKeys.JVM_OPTIONS);
  }

  /** JDK modules to link besides the reachable ones. */
  public List<String> jlinkAdd() {
    return get(ImageKeys.JLINK_ADD);
  }

  /** JDK modules to leave out though reachable. */
  public List<String> jlinkRemove() {
    return get(ImageKeys.JLINK_REMOVE);
  }

  /** Patterns of classes that whole-program reduction keeps. */
  public List<String> keep() {
    return get(ImageKeys.KEEP);
  }

  /** Whether class files of versions below 50 are lifted. */
  public boolean liftOldClasses() {
    return get(ImageKeys.LIFT_OLD_CLASSES);
  }

  /** Whether methods of records and concatenations are written out. */
  public boolean lowerDynamicCalls() {
    return get(ImageKeys.LOWER_DYNAMIC_CALLS);
  }

  /** Further options of native-image. */
  public List<String> nativeOptions() {
    return get(ImageKeys.NATIVE_OPTIONS);
  }

  /** Forms in which an image is published, in the order given. */
  public List<ArchiveKind> archives() {
    return get(PublishKeys.ARCHIVES);
  }

  /** How the application is trained. */
  public Training training() {
    return new Training(
        get(TrainingKeys.COMMAND),
        get(TrainingKeys.ARGUMENTS),
        get(TrainingKeys.ENV),
        get(TrainingKeys.TIMEOUT_SECONDS),
        find(TrainingKeys.READY_LOG).map(Value::value),
        find(TrainingKeys.READY_URL).map(Value::value),
        get(TrainingKeys.TESTS),
        find(TrainingKeys.METHOD_PROFILES).map(Value::value));
  }

  /**
   * How the application is trained for its AOT cache.
   *
   * @param command run against the ready application; empty: none
   * @param arguments of the application
   * @param env added to the application's environment
   * @param timeoutSeconds for the whole of it, 1 to 86400
   * @param readyLog text in its output that means: ready
   * @param readyUrl address that answers 2xx or 3xx once it is ready
   * @param tests whether the integration tests are the training
   * @param methodProfiles whether profiles of methods are recorded; empty: nothing says so
   */
  public record Training(
      List<String> command,
      List<String> arguments,
      Map<String, String> env,
      int timeoutSeconds,
      Optional<String> readyLog,
      Optional<String> readyUrl,
      boolean tests,
      Optional<Boolean> methodProfiles) {}

  /** How a start is measured. */
  public Start start() {
    return new Start(
        get(TrainingKeys.START_ARGUMENTS),
        find(TrainingKeys.START_READY_LOG).map(Value::value),
        find(TrainingKeys.START_READY_URL).map(Value::value));
  }

  /**
   * A start whose time is measured: until it is ready, or else until it ends by itself.
   *
   * @param arguments of the application
   * @param readyLog text in its output that means: ready
   * @param readyUrl address that answers 2xx or 3xx once it is ready
   */
  public record Start(
      List<String> arguments, Optional<String> readyLog, Optional<String> readyUrl) {
    /** Whether anything says how to start; if not, the training is taken. */
    public boolean declared() {
      return !arguments.isEmpty() || readyLog.isPresent() || readyUrl.isPresent();
    }
  }
}
