package dev.ariabuild.aot.reach;

import java.util.regex.Pattern;

/**
 * A pattern of class names: {@code *} stands for a part of a name, {@code **} also for packages.
 */
public final class KeepRule {
  private final Pattern pattern;

  /**
   * @param text such as {@code com.acme.plugins.**} or {@code *.Impl}
   */
  public KeepRule(String text) {
    StringBuilder regex = new StringBuilder();
    String name = text.strip().replace('.', '/');
    for (int i = 0; i < name.length(); i++) {
      if (name.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (name.charAt(i) == '*') {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(String.valueOf(name.charAt(i))));
      }
    }
    pattern = Pattern.compile(regex.toString());
  }

  /** Whether it matches a name with {@code /}. */
  boolean matches(String internalName) {
    return pattern.matcher(internalName).matches();
  }
}
