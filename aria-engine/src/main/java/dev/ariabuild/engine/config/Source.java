package dev.ariabuild.engine.config;

/** Where a value came from. */
public sealed interface Source {
  /** The words shown to users, such as {@code aria.toml:12}. */
  String text();

  /** True if the user wrote the value, false if Aria brought it. */
  default boolean user() {
    return true;
  }

  /** Nobody set it. */
  record Fallback() implements Source {
    @Override
    public String text() {
      return "default";
    }

    @Override
    public boolean user() {
      return false;
    }
  }

  /** A profile that Aria brings. */
  record BuiltIn(String profile) implements Source {
    @Override
    public String text() {
      return "built-in profile " + profile;
    }

    @Override
    public boolean user() {
      return false;
    }
  }

  /**
   * A line of a configuration file.
   *
   * @param file its name without directories
   * @param line from 1
   * @param key section and key as written, such as {@code [cache] enabled}
   */
  record File(String file, int line, String key) implements Source {
    @Override
    public String text() {
      return file + ":" + line;
    }
  }

  /** An environment variable. */
  record Env(String variable) implements Source {
    @Override
    public String text() {
      return "env " + variable;
    }
  }

  /** A user property; {@code name} without {@code -D}. */
  record Property(String name) implements Source {
    @Override
    public String text() {
      return "-D" + name;
    }
  }

  /** A Maven profile of the command line, such as {@code aria-release}. */
  record MavenProfile(String id) implements Source {
    @Override
    public String text() {
      return "-P" + id;
    }
  }
}
