package dev.ariabuild.engine.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the user configured, checked and resolved. Immutable. */
public final class Settings {
  private final Values values;
  private final Path cacheDir;
  private final Optional<RemoteCache> remote;
  private final Value<String> choice;
  private final Map<String, Profile> profiles;
  private final Map<String, List<String>> features;
  private final Map<String, Values> targets;
  private final List<GoalTable> goals;
  private final List<String> notices;

  Settings(
      Values values,
      Path cacheDir,
      Optional<RemoteCache> remote,
      Value<String> choice,
      Map<String, Profile> profiles,
      Map<String, List<String>> features,
      Map<String, Values> targets,
      List<GoalTable> goals,
      List<String> notices) {
    this.values = values;
    this.cacheDir = cacheDir;
    this.remote = remote;
    this.choice = choice;
    this.profiles = profiles;
    this.features = features;
    this.targets = targets;
    this.goals = List.copyOf(goals);
    this.notices = List.copyOf(notices);
  }

  /** The value with its source; empty if nobody set the key and it has no fallback. */
  public <T> Optional<Value<T>> find(Key<T> key) {
    return values.findOrFallback(key);
  }

  /**
   * The value of a key that has a fallback; not for keys of profiles.
   *
   * @throws IllegalArgumentException if the key has none; use {@link #find}
   */
  public <T> T get(Key<T> key) {
    return values.get(key);
  }

  /** The chosen profile, environment and user properties applied. */
  public Profile profile() {
    Profile profile = profiles.get(choice.value());
    if (profile == null) {
      throw new IllegalStateException("no profile " + choice.value());
    }
    return profile;
  }

  /** Who chose the profile. */
  public Source chosenBy() {
    return choice.source();
  }

  /** Every profile by name, sorted; only the chosen one has environment and properties applied. */
  public Map<String, Profile> profiles() {
    return profiles;
  }

  /** False: the extension stands aside. */
  public boolean enabled() {
    return get(CommandKeys.ENABLED);
  }

  /** True: execute everything, store the results. */
  public boolean skipRead() {
    return get(CommandKeys.SKIP_READ);
  }

  /** True: use the cache, store nothing. */
  public boolean skipWrite() {
    return get(CommandKeys.SKIP_WRITE);
  }

  /** False: nothing is read from or stored in any cache. */
  public boolean cacheEnabled() {
    return get(CacheKeys.ENABLED);
  }

  /**
   * The folder of the local cache.
   *
   * @param root directory of the root pom, for a relative setting
   */
  public Path cacheDir(Path root) {
    return root.resolve(cacheDir);
  }

  /** The remote cache; empty if none is to be used. */
  public Optional<RemoteCache> remote() {
    return remote;
  }

  /** Features by name: the features that each one switches on. */
  public Map<String, List<String>> features() {
    return features;
  }

  /** The platforms that have a {@code [target.TRIPLE]}, in the order of the file. */
  public List<String> targets() {
    return List.copyOf(targets.keySet());
  }

  /** The value of a key of {@code [target.TRIPLE]}. */
  public <T> Optional<Value<T>> target(String triple, Key<T> key) {
    Values target = targets.get(triple);
    return target == null ? Optional.empty() : target.findOrFallback(key);
  }

  /** The {@code [[goal]]} tables in the order of the file. */
  public List<GoalTable> goals() {
    return goals;
  }

  /** What the user should be told once, a line each: not yet effective, probably misspelt. */
  public List<String> notices() {
    return notices;
  }
}
