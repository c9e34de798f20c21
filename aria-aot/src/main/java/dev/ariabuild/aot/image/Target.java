package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.tool.Jdk;
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
        os.startsWith("mac") || os.equals("darwin")
            ? "macos"
            : os.startsWith("windows") ? "windows" : os.replaceAll("[^a-z0-9]", ""),
        switch (arch) {
          case "amd64", "x86_64", "x64" -> "x86_64";
          case "arm64", "aarch64" -> "aarch64";
          default -> arch;
        });
  }

  /**
   * The platform of a triple such as {@code aarch64-unknown-linux-gnu}.
   *
   * @throws AotException if it is none
   */
  public static Target ofTriple(String triple) throws AotException {
    String[] parts = triple.toLowerCase(Locale.ROOT).split("-");
    String os = "";
    for (int i = 1; i < parts.length; i++) {
      os =
          switch (parts[i]) {
            case "linux" -> "linux";
            case "darwin", "macos", "macosx" -> "macos";
            case "windows" -> "windows";
            default -> os;
          };
    }
    if (os.isEmpty() || !parts[0].matches("x86_64|amd64|aarch64|arm64|riscv64|ppc64le|s390x|arm")) {
      throw AotProblem.UNKNOWN_TARGET.with(triple);
    }
    return of(os, parts[0]);
  }

  /** What the file {@code release} of a JDK says that it is for. */
  static Target of(Jdk jdk) {
    return of(jdk.os(), jdk.arch());
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
