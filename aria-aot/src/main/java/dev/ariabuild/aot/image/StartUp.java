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
 * How long an application takes to start, with its image and with a plain JVM.
 *
 * @param imageMs median of the launcher, in milliseconds
 * @param plainMs median of {@code java -cp}, in milliseconds
 */
public record StartUp(long imageMs, long plainMs) {
  /**
   * Measures both in turn with the arguments of the training; only for training that ends by
   * itself.
   *
   * @param plain the command that starts the same application without the image
   * @param runs of each, at least one
   */
  public static StartUp measure(Path launcher, List<String> plain, Training training, int runs)
      throws IOException, InterruptedException, AotException {
    long[] image = new long[runs];
    long[] jvm = new long[runs];
    Path work = Files.createTempDirectory("aria-start");
    try {
      for (int i = 0; i < runs; i++) {
        image[i] = time(List.of(launcher.toString()), training, work);
        jvm[i] = time(plain, training, work);
      }
    } finally {
      Tree.delete(work);
    }
    return new StartUp(median(image), median(jvm));
  }

  private static long time(List<String> command, Training training, Path folder)
      throws IOException, InterruptedException, AotException {
    long start = System.nanoTime();
    new Workload(training, folder).run(command);
    return (System.nanoTime() - start) / 1_000_000;
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
