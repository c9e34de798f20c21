package dev.ariabuild.aot.provenance;

import dev.ariabuild.engine.git.GitState;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a module and of the build that packs it.
 *
 * @param module its coordinates
 * @param title a name for people
 * @param description may be empty
 * @param homepage address; may be empty
 * @param licences names or SPDX ids
 * @param git the checkout, read once a session
 * @param ci empty: a build by hand
 * @param tools versions of Aria, Maven and the JDK that compiled, by name
 * @param parts jars by their name in {@code lib}
 */
public record Facts(
    Coordinates module,
    String title,
    String description,
    String homepage,
    List<String> licences,
    GitState git,
    Optional<Ci> ci,
    SortedMap<String, String> tools,
    SortedMap<String, Part> parts) {
  public Facts {
    licences = List.copyOf(licences);
  }

  /** Of an application of which only name and version are known. */
  public static Facts unknown(String name, String version) {
    return new Facts(
        new Coordinates("unknown", name, version, "jar", ""),
        name,
        "",
        "",
        List.of(),
        GitState.absent("nobody asked"),
        Optional.empty(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** The branch, which a build server knows where HEAD is detached; may be empty. */
  public String branch() {
    return git.branch().isEmpty() ? ci.map(Ci::branch).orElse("") : git.branch();
  }
}
