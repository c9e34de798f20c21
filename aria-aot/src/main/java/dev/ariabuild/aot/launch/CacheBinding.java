package dev.ariabuild.aot.launch;

import dev.ariabuild.aot.cache.CacheKind;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What ties a start-up cache to an image.
 *
 * @param file name of the cache in the image
 * @param kind which options it takes
 * @param jvm version of the runtime, for people
 * @param digests SHA-256 in hexadecimal by path in the image: the cache, every jar, and the file
 *     that names the runtime
 * @param time that the jars had when the cache was trained, in whole seconds
 * @param place SHA-256 of the folder of the image, if the cache works only there
 * @param placed whether the JVM is told to map the cache at the address that it was made for
 * @param profiled whether there may be profiles of methods in it
 */
public record CacheBinding(
    String file,
    CacheKind kind,
    String jvm,
    SortedMap<String, String> digests,
    Instant time,
    Optional<String> place,
    boolean placed,
    boolean profiled) {
  /** Name of the file in the image that holds {@link #sums()}. */
  public String sumsFile() {
    return file + ".sums";
  }

  /** The digests in the form of {@code sha256sum -c}, the place as a comment. */
  public String sums() {
    StringBuilder text = new StringBuilder();
    place.ifPresent(value -> text.append("# place ").append(value).append('\n'));
    digests.forEach((path, sha) -> text.append(sha).append("  ").append(path).append('\n'));
    return text.toString();
  }
}
