package dev.ariabuild.engine.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes {@link Settings} of file, environment and user properties; later ones win. */
public final class ConfigLoader {
  /** A Maven profile with this prefix chooses the Aria profile behind it. */
  public static final String MAVEN_PROFILE_PREFIX = "aria-";

  private ConfigLoader() {}

  /**
   * Reads and checks everything; writes nothing.
   *
   * @param toml {@code aria.toml}; absent is fine, and so is a path at which there is none
   * @param env environment variables; a blank one counts as not set
   * @param userProperties properties of the command line ({@code -D})
   * @throws ConfigException on the first thing that is wrong
   */
  public static Settings load(
      Optional<Path> toml, Map<String, String> env, Map<String, String> userProperties)
      throws ConfigException {
    return load(toml, env, userProperties, List.of(), Set.of());
  }

  /**
   * Reads and checks everything; writes nothing.
   *
   * @param mavenProfiles ids of {@code -P}; one that begins with {@value #MAVEN_PROFILE_PREFIX}
   *     chooses the profile, unless {@code -Daria.profile} does
   * @param otherProperties names of {@code aria.*} properties that others read, such as parameters
   *     of goals: no notice for these
   * @throws ConfigException on the first thing that is wrong
   */
  public static Settings load(
      Optional<Path> toml,
      Map<String, String> env,
      Map<String, String> userProperties,
      List<String> mavenProfiles,
      Set<String> otherProperties)
      throws ConfigException {
    AriaToml file = read(toml);
    TreeMap<String, Profile> profiles = ProfileResolver.resolve(file.profiles());

    Predicate<Key<?>> ofProfile = key -> key.section() == Section.PROFILE;
    Values values = overrides(ofProfile.negate(), env, userProperties).over(file.values());
    Value<String> choice = choose(values, mavenProfiles);
    Profile plain = profiles.get(choice.value());
    if (plain == null) {
      throw ProfileResolver.unknown(
          choice.source().text(), choice.value(), profiles.navigableKeySet());
    }
    Profile chosen = plain.with(overrides(ofProfile, env, userProperties));
    profiles.put(chosen.name(), chosen);

    Notices notices = new Notices();
    notices.notYetEffective(values);
    notices.notYetEffective(chosen.values());
    new TreeMap<>(chosen.packages()).values().forEach(notices::notYetEffective);
    if (choice.source().user()) {
      notices.notYetEffective(chosen);
    }
    file.targets().values().forEach(notices::notYetEffective);
    if (file.featuresLine() > 0) {
      notices.add(
          file.name()
              + ":"
              + file.featuresLine()
              + ": [features] is accepted but not yet effective");
    }
    Optional<RemoteCache> remote =
        values.get(CacheKeys.DISTRIBUTED)
            ? Optional.of(RemoteCacheReader.read(values, root(toml), notices))
            : Optional.empty();
    notices.unknownProperties(userProperties.keySet(), otherProperties);
    notices.unknownVariables(env);
    return new Settings(
        values,
        cacheDir(values, env),
        remote,
        choice,
        Collections.unmodifiableMap(profiles),
        Collections.unmodifiableMap(file.features()),
        file.targets(),
        file.goals(),
        notices.lines());
  }

  private static Path root(Optional<Path> toml) {
    return toml.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
  }

  private static AriaToml read(Optional<Path> toml) throws ConfigException {
    if (toml.isEmpty() || Files.notExists(toml.get(), LinkOption.NOFOLLOW_LINKS)) {
      return AriaToml.ABSENT; // the TOML library stays unloaded
    }
    return AriaTomlReader.read(String.valueOf(toml.get().getFileName()), TomlFile.read(toml.get()));
  }

  private static Values overrides(
      Predicate<Key<?>> wanted, Map<String, String> env, Map<String, String> userProperties)
      throws ConfigException {
    List<Value<?>> fromEnv = new ArrayList<>();
    List<Value<?>> fromProperties = new ArrayList<>();
    for (Key<?> key : Schema.keys()) {
      if (wanted.test(key)) {
        if (key.env().isPresent()) {
          String text = env.get(key.env().get());
          if (text != null && !text.isBlank()) {
            fromEnv.add(value(key, text, new Source.Env(key.env().get())));
          }
        }
        if (key.property().isPresent()) {
          String text = userProperties.get(key.property().get());
          if (text != null) {
            fromProperties.add(value(key, text, new Source.Property(key.property().get())));
          }
        }
      }
    }
    return Values.of(fromProperties).over(Values.of(fromEnv));
  }

  private static <T> Value<T> value(Key<T> key, String text, Source source) throws ConfigException {
    return new Value<>(key, key.type().read(source.text(), text), source);
  }

  private static Value<String> choose(Values values, List<String> mavenProfiles)
      throws ConfigException {
    Optional<Value<String>> property = values.find(CommandKeys.CHOSEN_PROFILE);
    if (property.isPresent()) {
      return property.get();
    }
    Set<String> ids = new TreeSet<>();
    mavenProfiles.stream().filter(id -> id.startsWith(MAVEN_PROFILE_PREFIX)).forEach(ids::add);
    if (ids.size() > 1) {
      throw new ConfigException(
          "-P" + String.join(",", ids) + ": more than one aria profile; keep one of them");
    }
    for (String id : ids) {
      return new Value<>(
          CommandKeys.CHOSEN_PROFILE,
          id.substring(MAVEN_PROFILE_PREFIX.length()),
          new Source.MavenProfile(id));
    }
    return values.findOrFallback(CommandKeys.CHOSEN_PROFILE).orElseThrow();
  }

  /** May be relative: then to the root of the build. */
  private static Path cacheDir(Values values, Map<String, String> env) throws ConfigException {
    Path home = Path.of(home(env));
    Optional<Value<String>> set = values.find(CacheKeys.DIR);
    if (set.isPresent()) {
      String text = set.get().value().strip();
      try {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
      } catch (InvalidPathException invalid) {
        throw new ConfigException(
            set.get().source().text() + ": expected a path, but found \"" + text + "\"");
      }
    }
    String xdg = env.getOrDefault("XDG_CACHE_HOME", "");
    boolean usable = !xdg.isBlank() && Path.of(xdg).isAbsolute(); // else ignored, as XDG demands
    return usable ? Path.of(xdg, "aria") : home.resolve(".cache").resolve("aria");
  }

  private static String home(Map<String, String> env) {
    for (String variable : List.of("HOME", "USERPROFILE")) {
      String home = env.getOrDefault(variable, "");
      if (!home.isBlank()) {
        return home;
      }
    }
    return System.getProperty("user.home", "");
  }
}
