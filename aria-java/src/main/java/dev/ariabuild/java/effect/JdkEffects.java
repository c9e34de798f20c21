package dev.ariabuild.java.effect;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.TomlFile;
import dev.ariabuild.engine.config.TomlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which members of the JDK have which effects, as {@code jdk-effects.toml} lists them. What it does
 * not list has none.
 */
public final class JdkEffects {
  private static final String FILE = "jdk-effects.toml";

  private final String version;

  /** By {@code package.*}, {@code Type} or {@code Type.member}, with dots. */
  private final Map<String, List<Source>> listed;

  private JdkEffects(String version, Map<String, List<Source>> listed) {
    this.version = version;
    this.listed = listed;
  }

  /** Whether a compiler that sees the whole program ahead of time sees through a call. */
  public enum Hostility {
    /** It does. */
    NEVER,
    /** It does if receiver and arguments are constants in the code. */
    UNLESS_CONSTANT,
    /** It does not. */
    ALWAYS
  }

  /** An effect of a member. */
  public record Source(Effect effect, Hostility hostility) {
    boolean isHostile(boolean constant) {
      return hostility == Hostility.ALWAYS || (hostility == Hostility.UNLESS_CONSTANT && !constant);
    }
  }

  /** The list that Aria ships. */
  public static JdkEffects shipped() {
    try (InputStream in = JdkEffects.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing in Aria's jar");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | ConfigException e) {
      throw new IllegalStateException(FILE + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads such a list.
   *
   * @throws ConfigException if it is no TOML, or of another form
   */
  static JdkEffects parse(String text) throws ConfigException {
    TomlNode.Table table = TomlFile.parse(FILE, text);
    Map<String, List<Source>> listed = new HashMap<>();
    for (Effect effect : Effect.values()) {
      if (table.entries().get(effect.text()) instanceof TomlNode.Table of) {
        read(of, "members", new Source(effect, Hostility.NEVER), listed);
        read(of, "hostile-unless-constant", new Source(effect, Hostility.UNLESS_CONSTANT), listed);
        read(of, "hostile", new Source(effect, Hostility.ALWAYS), listed);
      }
    }
    TomlNode version = table.entries().get("version");
    return new JdkEffects(version == null ? "" : version.describe(), listed);
  }

  private static void read(
      TomlNode.Table of, String key, Source source, Map<String, List<Source>> listed) {
    if (of.entries().get(key) instanceof TomlNode.Array array) {
      for (TomlNode item : array.items()) {
        if (item instanceof TomlNode.Scalar text) {
          listed
              .computeIfAbsent(String.valueOf(text.value()), none -> new ArrayList<>())
              .add(source);
        }
      }
    }
  }

  /** Changes with the list. */
  String version() {
    return version + " " + listed.size();
  }

  /** The names that are listed, for a test against a JDK. */
  Iterable<String> names() {
    return listed.keySet();
  }

  /**
   * Effects of a member of exactly this type.
   *
   * @param owner internal name
   */
  List<Source> of(String owner, String member) {
    String type = owner.replace('/', '.').replace('$', '.');
    List<Source> found = new ArrayList<>();
    add(type + "." + member, found);
    if (!member.equals("<clinit>")) {
      add(type, found);
    }
    int dot = type.lastIndexOf('.');
    add(type.substring(0, Math.max(0, dot)) + ".*", found);
    return found;
  }

  private void add(String name, List<Source> found) {
    List<Source> sources = listed.get(name);
    if (sources != null) {
      found.addAll(sources);
    }
  }
}
