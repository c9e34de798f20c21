package dev.ariabuild.aot.symbol;

import java.util.regex.Pattern;

/**
 * The first 16 hexadecimal digits of the SHA-256 of a mapping. A stripped class carries it as the
 * name of its source file, so that every frame of a stack trace names its build.
 *
 * @param hex 16 lower-case digits
 */
public record BuildId(String hex) implements Comparable<BuildId> {
  /** What stands before the digits in the name of a source file. */
  public static final String PREFIX = "aria-";

  /** Count of digits. */
  public static final int DIGITS = 16;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  public BuildId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not 16 hexadecimal digits: " + hex);
    }
  }

  /** Whether a source file has the name that stripping gives it. */
  public static boolean isSourceFile(String name) {
    return name.startsWith(PREFIX) && FORM.matcher(name.substring(PREFIX.length())).matches();
  }

  /** The name of the source file of all classes of the build. */
  public String sourceFile() {
    return PREFIX + hex;
  }

  /** Where its mapping lies in a bundle and below the address of a server. */
  public String path() {
    return "mapping/" + hex.substring(0, 2) + "/" + hex.substring(2) + ".txt";
  }

  @Override
  public int compareTo(BuildId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return sourceFile();
  }
}
