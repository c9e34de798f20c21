package example.library;

import org.jspecify.annotations.Nullable;

public final class Names {
  private Names() {}

  public static int length(String name) {
    return name.length();
  }

  public static int of(@Nullable String name) {
    return name == null ? 0 : length(name);
  }
}
