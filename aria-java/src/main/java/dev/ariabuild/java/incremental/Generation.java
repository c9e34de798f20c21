package dev.ariabuild.java.incremental;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What annotation processors made of a module, and of which of its files. All paths are absolute;
 * files are those that people wrote.
 *
 * @param known whether it was followed; it is not when the build tool's own compiler ran them
 * @param isolated files with annotations that an isolating processor was given
 * @param aggregated files with annotations that an aggregating processor was given
 * @param reads digests of what processors read through their filer, by name
 * @param made everything that was made, by path
 */
record Generation(
    boolean known,
    Set<String> isolated,
    Set<String> aggregated,
    SortedMap<String, String> reads,
    SortedMap<String, Made> made) {
  static final Generation UNKNOWN =
      new Generation(false, Set.of(), Set.of(), new TreeMap<>(), new TreeMap<>());

  Generation {
    isolated = new TreeSet<>(isolated);
    aggregated = new TreeSet<>(aggregated);
    reads = new TreeMap<>(reads);
    made = new TreeMap<>(made);
  }

  /**
   * A file that was made.
   *
   * @param source whether it is a source file
   * @param aggregated whether any file with annotations of its processor counts
   * @param origins files that it was made from
   */
  record Made(boolean source, boolean aggregated, Set<String> origins) {
    Made {
      origins = new TreeSet<>(origins);
    }
  }

  /** Files that any processor was given. */
  Set<String> given() {
    Set<String> given = new TreeSet<>(isolated);
    given.addAll(aggregated);
    return given;
  }

  /** Numbers, with the strings in the pool. */
  void write(Pool pool, Ints out) {
    out.add(known ? 1 : 0);
    out.addAll(pool.intern(isolated));
    out.addAll(pool.intern(aggregated));
    out.add(reads.size());
    for (Map.Entry<String, String> read : reads.entrySet()) {
      out.add(pool.intern(read.getKey()));
      out.add(pool.intern(read.getValue()));
    }
    out.add(made.size());
    for (Map.Entry<String, Made> each : made.entrySet()) {
      out.add(pool.intern(each.getKey()));
      out.add((each.getValue().source() ? 1 : 0) | (each.getValue().aggregated() ? 2 : 0));
      out.addAll(pool.intern(each.getValue().origins()));
    }
  }

  /** Where numbers come from. */
  interface Numbers {
    int next();

    int[] array();
  }

  static Generation read(Pool pool, Numbers in) {
    boolean known = in.next() == 1;
    Collection<String> isolated = pool.get(in.array());
    Collection<String> aggregated = pool.get(in.array());
    SortedMap<String, String> reads = new TreeMap<>();
    for (int n = in.next(); n > 0; n--) {
      reads.put(pool.get(in.next()), pool.get(in.next()));
    }
    SortedMap<String, Made> made = new TreeMap<>();
    for (int n = in.next(); n > 0; n--) {
      String path = pool.get(in.next());
      int flags = in.next();
      made.put(
          path, new Made((flags & 1) != 0, (flags & 2) != 0, new TreeSet<>(pool.get(in.array()))));
    }
    return new Generation(known, new TreeSet<>(isolated), new TreeSet<>(aggregated), reads, made);
  }
}
