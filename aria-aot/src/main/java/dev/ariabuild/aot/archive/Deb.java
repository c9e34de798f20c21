package dev.ariabuild.aot.archive;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a Debian package says of itself, in Debian's spelling.
 *
 * @param name of the package: two or more of a-z, 0-9, {@code +-.}
 * @param version that sorts as Debian compares: a pre-release before its release
 * @param architecture such as amd64
 * @param maintainer name and address
 * @param depends packages
 * @param summary one line
 * @param description more lines; may be empty
 * @param homepage address; may be empty
 * @param licences names; may be empty
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-controlfields.html">Debian Policy 5</a>
 */
public record Deb(
    String name,
    String version,
    String architecture,
    String maintainer,
    List<String> depends,
    String summary,
    String description,
    String homepage,
    List<String> licences) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
  private static final Pattern MAINTAINER = Pattern.compile("[^<>\\n]+ <[^<>\\s]+@[^<>\\s]+>");
  private static final Map<String, String> ARCHITECTURES =
      Map.of(
          "x86_64", "amd64", "aarch64", "arm64", "x86", "i386", "ppc64le", "ppc64el", "s390x",
          "s390x", "riscv64", "riscv64", "arm", "armhf");

  public Deb {
    depends = List.copyOf(depends);
    licences = List.copyOf(licences);
  }

  /**
   * Translates and checks.
   *
   * @param os must be linux
   * @param arch as in a target, such as x86_64
   * @throws AotException if Debian knows no such thing
   */
  public Deb checked(String os, String arch) throws AotException {
    String debian = ARCHITECTURES.get(arch);
    if (!os.equals("linux") || debian == null) {
      throw AotProblem.DEB_TARGET.with(os + "-" + arch);
    }
    String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
    if (!NAME.matcher(lower).matches()) {
      throw AotProblem.DEB_NAME.with(name);
    }
    if (!MAINTAINER.matcher(maintainer).matches()) {
      throw AotProblem.DEB_MAINTAINER.with(maintainer);
    }
    return new Deb(
        lower,
        debianVersion(version),
        debian,
        maintainer,
        depends,
        summary.isBlank() ? name : oneLine(summary),
        description,
        oneLine(homepage),
        licences);
  }

  /**
   * Maven's version for Debian: what follows a dash comes before the release if it is a word such
   * as SNAPSHOT, rc or beta, otherwise after it.
   */
  static String debianVersion(String version) {
    String text =
        version
            .replaceAll("[-_.](?=(?i:snapshot|alpha|beta|milestone|rc|cr|m\\d|ea|dev|pre))", "~")
            .replaceAll("[^A-Za-z0-9.+~]", "+");
    return text.matches("[0-9].*") ? text : "0+" + text;
  }

  /** The file {@code control}. */
  String control(long installedBytes) {
    StringBuilder out = new StringBuilder();
    out.append("Package: ").append(name).append('\n');
    out.append("Version: ").append(version).append('\n');
    out.append("Architecture: ").append(architecture).append('\n');
    out.append("Maintainer: ").append(maintainer).append('\n');
    out.append("Installed-Size: ").append((installedBytes + 1023) / 1024).append('\n');
    if (!depends.isEmpty()) {
      out.append("Depends: ").append(String.join(", ", depends)).append('\n');
    }
    out.append("Section: misc\nPriority: optional\n");
    if (!homepage.isBlank()) {
      out.append("Homepage: ").append(homepage).append('\n');
    }
    out.append("Description: ").append(summary).append('\n');
    description
        .lines()
        .map(String::strip)
        .forEach(line -> out.append(line.isEmpty() ? " ." : " " + line).append('\n'));
    return out.toString();
  }

  /** The file {@code copyright}. */
  String copyright() {
    return name
        + "\n"
        + (homepage.isBlank() ? "" : homepage + "\n")
        + "\n"
        + (licences.isEmpty()
            ? "The authors name no licence.\n"
            : "Licence: " + String.join(", ", licences) + "\n")
        + "\nThe folder runtime holds a part of OpenJDK; its licences are in runtime/legal,\n"
        + "or, where they were left out, those of the JDK it was linked from.\n";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
