package dev.ariabuild.aot.provenance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What Maven calls an artifact.
 *
 * @param type such as jar
 * @param classifier may be empty
 */
public record Coordinates(
    String group, String artifact, String version, String type, String classifier) {
  /** Such as {@code org.example:app}. */
  public String id() {
    return group + ":" + artifact;
  }

  /**
   * The package URL.
   *
   * @see <a href="https://github.com/package-url/purl-spec">purl-spec</a>
   */
  public String purl() {
    return "pkg:maven/"
        + encoded(group)
        + "/"
        + encoded(artifact)
        + "@"
        + encoded(version)
        + (classifier.isEmpty() ? "?" : "?classifier=" + encoded(classifier) + "&")
        + "type="
        + encoded(type);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
