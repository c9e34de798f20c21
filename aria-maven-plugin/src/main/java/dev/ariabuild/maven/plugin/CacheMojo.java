package dev.ariabuild.maven.plugin;

import dev.ariabuild.cache.DiskCache;
import dev.ariabuild.cache.DiskCacheOptions;
import dev.ariabuild.cache.folder.CacheInUse;
import dev.ariabuild.cache.folder.CacheUnavailable;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.engine.config.CacheKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.execute.TracePlaces;
import dev.ariabuild.maven.plugin.cache.CacheReport;
import dev.ariabuild.maven.plugin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Looks after the cache folder. {@code stats}, the default, says what it holds, how long ago that
 * was read, and what the limits are; {@code gc} removes what nothing can use any more and what is
 * beyond the limits; {@code verify} reads everything and removes what is damaged; {@code clear}
 * removes everything, unless another build uses it.
 */
@Mojo(name = "cache", aggregator = true, requiresProject = false, threadSafe = true)
public final class CacheMojo extends Goal {
  private static final List<String> ALL = List.of("stats", "gc", "verify", "clear");

  /** What to do: stats, gc, verify or clear. */
  @Parameter(property = "aria.cache.do", defaultValue = "stats")
  private String action;

  @SuppressWarnings("NullAway.Init") // Maven fills the parameters in
  CacheMojo() {}

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    if (!ALL.contains(action)) {
      throw new MojoFailureException(
          "aria.cache.do is '" + action + "', but must be one of " + String.join(", ", ALL));
    }
    Host host = host();
    Settings settings = host.settings(null);
    Path folder = settings.cacheDir(host.root()).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      getLog().info("cache folder " + folder + " is not there yet: nothing was stored");
      return;
    }
    DiskLimits limits = limits(settings);
    TracePlaces places = new TracePlaces(folder, host.root());
    DiskCacheOptions options =
        DiskCacheOptions.of(limits, places::used, event -> {}, Host.ownVersion());
    try (DiskCache cache = DiskCache.open(folder, options)) {
      CacheReport report = new CacheReport(folder, limits, cache, settings.remote());
      lines(report).forEach(getLog()::info);
    } catch (CacheUnavailable | CacheInUse e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  @Override
  String undone() {
    return "cannot do " + action + " in the cache folder";
  }

  private List<String> lines(CacheReport report) throws IOException {
    return switch (action) {
      case "gc" -> report.collected();
      case "verify" -> report.verified();
      case "clear" -> report.cleared();
      default -> report.stats();
    };
  }

  private static DiskLimits limits(Settings settings) {
    return new DiskLimits(
        settings.get(CacheKeys.MAX_SIZE).bytes(),
        Duration.ofDays(settings.get(CacheKeys.MAX_AGE_DAYS)),
        settings.get(CacheKeys.MIN_FREE_PERCENT));
  }
}
