package dev.ariabuild.maven.plugin.cache;

import dev.ariabuild.cache.CacheStats;
import dev.ariabuild.cache.DiskCache;
import dev.ariabuild.cache.disk.Verification;
import dev.ariabuild.cache.folder.CacheInUse;
import dev.ariabuild.cache.folder.Users;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.Share;
import dev.ariabuild.cache.index.Space;
import dev.ariabuild.cache.index.Upkeep;
import dev.ariabuild.cache.index.Why;
import dev.ariabuild.engine.config.RemoteCache;
import dev.ariabuild.maven.plugin.host.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is done with the cache folder, in lines for people. */
public final class CacheReport {
  private static final int MOST_NAMES = 20;

  private final Path folder;
  private final DiskLimits limits;
  private final DiskCache cache;
  private final Optional<RemoteCache> remote;
  private final List<String> lines = new ArrayList<>();

  /**
   * On an open cache.
   *
   * @param limits that it is held to
   * @param remote the cache behind it
   */
  public CacheReport(
      Path folder, DiskLimits limits, DiskCache cache, Optional<RemoteCache> remote) {
    this.folder = folder;
    this.limits = limits;
    this.cache = cache;
    this.remote = remote;
  }

  /** What it holds. */
  public List<String> stats() throws IOException {
    CacheStats stats = cache.stats();
    line("folder", folder.toString());
    for (EntryKind kind : EntryKind.values()) {
      Share share = stats.kinds().getOrDefault(kind, Share.NONE);
      if (share.entries() > 0) {
        line(name(kind), counted(share));
      }
    }
    line(
        "together",
        counted(stats.total())
            + ", at most "
            + Sizes.of(limits.maxBytes())
            + percent(stats.total().bytes(), limits.maxBytes()));
    stats.ages().forEach((age, share) -> line("read", counted(share) + " " + age.text()));
    line("kept for", limits.maxAge().toDays() + " days after it was last read");
    Space space = cache.space();
    line(
        "disk",
        Sizes.of(space.usable())
            + " free of "
            + Sizes.of(space.total())
            + percent(space.usable(), space.total())
            + ", at least "
            + limits.minFreePercent()
            + " % stay free");
    List<Users.User> others = cache.otherUsers();
    line("in use", others.isEmpty() ? "by no other build" : "by " + builds(others.size()));
    line("remote", remote.map(RemoteCache::summary).orElse("none"));
    return lines;
  }

  /** Removes what nothing can use, and what is beyond the limits. */
  public List<String> collected() throws IOException {
    Upkeep upkeep = cache.collect().orElseThrow(() -> new CacheInUse(folder, List.of()));
    line("folder", folder.toString());
    for (Why why : Why.values()) {
      Share share = upkeep.removed().getOrDefault(why, Share.NONE);
      if (share.entries() > 0) {
        line("removed", counted(share) + " " + why.text());
      }
    }
    if (upkeep.leftovers() > 0) {
      line("removed", upkeep.leftovers() + " leftovers of builds that were killed");
    }
    if (upkeep.removed().isEmpty() && upkeep.leftovers() == 0) {
      line("removed", "nothing: all of it may be used, and is within the limits");
    }
    line("left", counted(upkeep.left()));
    return lines;
  }

  /** Reads everything, and removes what is damaged. */
  public List<String> verified() throws IOException {
    Verification.Found found = cache.verify();
    line("folder", folder.toString());
    line("verified", counted(new Share(found.entries(), found.bytes())));
    named("damaged", found.damaged(), "removed; the next build that wants it makes it anew");
    named("incomplete", found.incomplete(), "removed; it named a file that is not there");
    if (found.unreadable() > 0) {
      line("unread", found.unreadable() + " entries: this JVM has no Zstandard; they stay");
    }
    if (found.damaged().isEmpty() && found.incomplete().isEmpty()) {
      line("result", "everything is as it was stored");
    }
    return lines;
  }

  /** Removes everything. */
  public List<String> cleared() throws IOException {
    Map<EntryKind, Share> gone = cache.clear();
    line("folder", folder.toString());
    gone.forEach((kind, share) -> line("removed", name(kind) + ": " + counted(share)));
    line("removed", counted(gone.values().stream().reduce(Share.NONE, Share::plus)) + " in all");
    return lines;
  }

  private void named(String word, List<String> paths, String what) {
    for (String path : paths.subList(0, Math.min(MOST_NAMES, paths.size()))) {
      line(word, path + " (" + what + ")");
    }
    if (paths.size() > MOST_NAMES) {
      line(word, "and " + (paths.size() - MOST_NAMES) + " more");
    }
  }

  private void line(String word, String text) {
    lines.add(String.format(Locale.ROOT, "%-11s %s", word, text));
  }

  private static String name(EntryKind kind) {
    return switch (kind) {
      case ACTION -> "results";
      case BUNDLE -> "bundles";
      case RAW -> "files";
      case PROJECT -> "checkouts";
      case PACKAGING -> "packaging";
      case COMPILER -> "compilers";
      case UNKNOWN -> "unknown";
    };
  }

  private static String counted(Share share) {
    return share.entries()
        + (share.entries() == 1 ? " entry, " : " entries, ")
        + Sizes.of(share.bytes());
  }

  private static String builds(int count) {
    return count + (count == 1 ? " other build" : " other builds");
  }

  private static String percent(long part, long whole) {
    return whole <= 0
        ? ""
        : String.format(Locale.ROOT, " (%d %%)", Math.round(100.0 * part / whole));
  }
}
