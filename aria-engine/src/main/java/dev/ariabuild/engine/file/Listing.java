package dev.ariabuild.engine.file;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies below a directory at one moment: every file, directory and symbolic link.
 *
 * @param entries relative path, separated by {@code /}, to what stands there; directories have no
 *     trailing slash, and one that was not descended into is listed itself
 */
public record Listing(SortedMap<String, FileStat> entries) {
  /** Copies the map. */
  public Listing {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }
}
