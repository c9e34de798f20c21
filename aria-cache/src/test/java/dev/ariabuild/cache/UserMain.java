package dev.ariabuild.cache;

import dev.ariabuild.cache.index.DiskLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A process that uses a cache folder until its standard input ends. */
final class UserMain {
  private UserMain() {}

  /** Arguments: the cache folder, the project's folder, the checkout. */
  public static void main(String[] args) throws IOException {
    DiskCache cache =
        DiskCache.open(
            Path.of(args[0]),
            DiskCacheOptions.of(DiskLimits.DEFAULT, Set::of, event -> {}, "of another process"));
    cache.beginUse(new CacheUse(Path.of(args[1]), Path.of(args[2]), Optional.empty()));
    System.out.println("in use");
    while (System.in.read() >= 0) {
      // until the test has seen enough
    }
    cache.close();
  }
}
