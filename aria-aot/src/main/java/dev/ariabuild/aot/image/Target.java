package dev.ariabuild.aot.image;

import java.util.Locale;

/**
 * An operating system and a processor.
 *
 * @param os linux, macos or windows, or the JVM's own word
 * @param arch x86_64, aarch64, or the JVM's own word
 */
public record Target(String os, String arch) {
  /** The machine that this JVM runs on. */
  public static Target current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Target of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    return new Target(
        os.startsWith("mac")
            ? "macos"
            : os.startsWith("windows") ? "windows" : os.replaceAll("[^a-z0-9]", ""),
        switch (arch) {
          case "amd64", "x86_64", "x64" -> "x86_64";
          case "arm64", "aarch64" -> "aarch64";
          default -> arch;
        });
  }

  /** Whether {@code stat} there is that of BSD. */
  boolean bsd() {
    return os.equals("macos") || os.endsWith("bsd");
  }

  /** Whether it is Windows, whose programs end with .exe and whose launchers are .cmd files. */
  boolean windows() {
    return os.equals("windows");
  }

  /** Such as {@code linux-x86_64}; the classifier of the archive. */
  @Override
  public String toString() {
    return os + "-" + arch;
  }
}
