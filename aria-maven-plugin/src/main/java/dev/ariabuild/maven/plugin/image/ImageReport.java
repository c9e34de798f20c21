package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.image.ImageRequest;
import dev.ariabuild.aot.image.ImageResult;
import dev.ariabuild.aot.image.StartUp;
import dev.ariabuild.maven.plugin.host.Sizes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the console says of an image. Makes lines, prints none. */
final class ImageReport {
  private ImageReport() {}

  /**
   * What was made, where it lies and how large it is.
   *
   * @param shown a path as people see it
   */
  static List<String> lines(
      ImageRequest request, ImageResult result, Function<Path, String> shown) {
    List<String> lines = new ArrayList<>();
    row(
        lines,
        "image",
        shown.apply(result.launcher()) + " (profile " + request.options().profile() + ")");
    ImageResult.Bytes bytes = result.bytes();
    row(
        lines,
        "size",
        Sizes.of(bytes.total())
            + ": runtime "
            + Sizes.of(bytes.runtime())
            + ", jars "
            + Sizes.of(bytes.jars())
            + (result.cache().isPresent()
                ? ", start-up cache " + Sizes.of(bytes.cache())
                : ", no start-up cache"));
    for (ImageResult.Archive archive : result.archives()) {
      row(lines, "archive", shown.apply(archive.file()) + ", " + Sizes.of(archive.bytes()));
    }
    row(lines, "manifest", shown.apply(result.manifest()));
    result.symbols().ifPresent(bundle -> row(lines, "symbols", shown.apply(bundle)));
    result.notes().forEach(note -> row(lines, "note", note));
    return lines;
  }

  /** Why there is no start-up cache, unless the profile asked for none. */
  static Optional<String> warning(ImageResult result) {
    String why = result.noCache();
    return why.isEmpty() || why.startsWith("aot =") || why.startsWith("backend =")
        ? Optional.empty()
        : Optional.of("no start-up cache: " + why);
  }

  /** Both times and how they compare. */
  static String startUp(StartUp times, Training start, int runs) {
    String until =
        start
            .readyLog()
            .map(text -> "until '" + text + "'")
            .or(() -> start.readyUrl().map(url -> "until " + url + " answers"))
            .orElse("until it ends");
    List<String> lines = new ArrayList<>();
    row(
        lines,
        "start-up",
        String.format(
            Locale.ROOT,
            "%d ms, plain java %d ms: %.1f times as fast (median of %d, %s)",
            times.imageMs(),
            times.plainMs(),
            times.ratio(),
            runs,
            until));
    return lines.get(0);
  }

  private static void row(List<String> lines, String name, String text) {
    lines.add(String.format(Locale.ROOT, "%-9s %s", name, text));
  }
}
