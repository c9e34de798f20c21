package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.cache.Workload;
import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How long an application takes to start, with its image and with a plain JVM: until it is ready,
 * or until it ends where nothing says when it is ready.
 *
 * @param imageMs median of the launcher, in milliseconds
 * @param plainMs median of {@code java -cp}, in milliseconds
 */
public record StartUp(long imageMs, long plainMs) {
  /**
   * Measures both in turn, after one start of each that does not count. The launcher keeps its
   * verdict on the image in a folder of its own meanwhile.
   *
   * @param plain the command that starts the same application without the image
   * @param start arguments, and when the start is over; its command is not run
   * @param runs of each, at least one
   * @throws AotException if a start failed
   */
  public static StartUp measure(Path launcher, List<String> plain, Training start, int runs)
      throws IOException, InterruptedException, AotException {
    long[] image = new long[runs];
    long[] jvm = new long[runs];
    Path work = Files.createTempDirectory("aria-start");
    try {
      Training own = start.with("XDG_RUNTIME_DIR", work.resolve("verdict").toString());
      for (int i = -1; i < runs; i++) {
        long withImage = time(List.of(launcher.toString()), own, work);
        long withoutImage = time(plain, own, work);
        if (i >= 0) {
          image[i] = withImage;
          jvm[i] = withoutImage;
        }
      }
    } finally {
      Tree.delete(work);
    }
    return new StartUp(median(image), median(jvm));
  }

  private static long time(List<String> command, Training start, Path above)
      throws IOException, InterruptedException, AotException {
    Path folder = Files.createTempDirectory(above, "run");
    return new Workload(start, folder).time(command).toMillis();
  }

  static long median(long... values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** How many times as fast the image starts. */
  public double ratio() {
    return imageMs == 0 ? 1 : (double) plainMs / imageMs;
  }
}
