package dev.ariabuild.aot.verify;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what two profiles published, byte for byte. */
final class SameFiles {
  private SameFiles() {}

  static void check(Published other, Published published, Evidence evidence) {
    compare("image/", other.files(), published.files(), evidence);
    Set<String> caches = new TreeSet<>(other.caches().keySet());
    if (!caches.equals(published.caches().keySet())) {
      evidence.differs(
          "the caches are "
              + published.caches().keySet()
              + ", but those of "
              + other.profile()
              + " are "
              + caches);
    }
    boolean sameCaches = other.caches().equals(published.caches());
    SortedMap<String, String> here = archives(published, sameCaches);
    compare("", archives(other, sameCaches), here, evidence);
    evidence.proves(
        "%s publishes the same %d files as %s%s"
            .formatted(
                published.profile(),
                here.size() + published.files().size(),
                other.profile(),
                sameCaches ? "" : "; their start-up caches were not made at the same time"));
  }

  /** Those that must be equal: all, or those that hold no cache. */
  private static SortedMap<String, String> archives(Published of, boolean all) {
    SortedMap<String, String> archives = new TreeMap<>();
    of.archives()
        .forEach(
            (name, holdsCache) -> {
              if (all || !holdsCache) {
                archives.put(name, of.beside().getOrDefault(name, ""));
              }
            });
    return archives;
  }

  private static void compare(
      String prefix,
      SortedMap<String, String> before,
      SortedMap<String, String> after,
      Evidence evidence) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      @Nullable String old = before.get(name);
      @Nullable String now = after.get(name);
      if (old == null || now == null) {
        evidence.differs(prefix + name + (old == null ? " is new" : " is missing"));
      } else if (!old.equals(now)) {
        evidence.differs(prefix + name + " differs: " + old + " and " + now);
      }
    }
  }
}
