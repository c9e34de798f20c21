package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.AotException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a bundle belongs to files that were published. */
public final class BundleCheck {
  private BundleCheck() {}

  /**
   * What does not fit, a line each; none: all fits.
   *
   * @param published SHA-256 in hexadecimal by path in the image
   * @param ids what classes name as their source file, by path of their jar; jars without such a
   *     name are left out
   * @throws AotException if the bundle cannot be read
   */
  public static List<String> against(
      Path bundle, Map<String, String> published, Map<String, Set<String>> ids)
      throws AotException {
    BundleFile file = new BundleFile(bundle);
    List<String> differences = new ArrayList<>();
    Map<String, BundleIndex.File> byPath = new TreeMap<>();
    for (BundleIndex.File entry : file.index().files()) {
      byPath.put(entry.path(), entry);
      @Nullable String sha = published.get(entry.path());
      if (sha == null) {
        differences.add("the symbols know " + entry.path() + ", which was not published");
      } else if (!sha.equals(entry.sha256())) {
        differences.add(
            "the symbols of %s are for SHA-256 %s, but %s was published"
                .formatted(entry.path(), entry.sha256(), sha));
      }
    }
    ids.forEach(
        (path, names) -> {
          BundleIndex.@Nullable File entry = byPath.get(path);
          for (String name : names) {
            if (entry == null || !entry.id().equals(name)) {
              differences.add(
                  "the classes of %s name the build %s, and its symbols %s"
                      .formatted(path, name, entry == null ? "are absent" : entry.id()));
            }
          }
        });
    Set<BuildId> wanted =
        file.index().files().stream()
            .filter(entry -> BuildId.isSourceFile(entry.id()) && !entry.symbols().isEmpty())
            .map(entry -> new BuildId(entry.id().substring(BuildId.PREFIX.length())))
            .collect(Collectors.toSet());
    Set<BuildId> found = file.find(wanted).keySet();
    wanted.stream()
        .filter(id -> !found.contains(id))
        .sorted()
        .forEach(id -> differences.add("the bundle holds no mapping of " + id));
    return differences;
  }
}
