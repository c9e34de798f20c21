package dev.ariabuild.java.incremental;

import java.util.Map;
import java.util.Set;

/**
 * All sources of a module as they are now: those that people wrote, and those that annotation
 * processors make.
 *
 * @param digests of every source file, by absolute path
 * @param texts content of those that are not on disk as they are now
 * @param given files that annotation processors were given
 * @param generation what they make now
 */
record Sources(
    Map<String, String> digests,
    Map<String, byte[]> texts,
    Set<String> given,
    Generation generation) {
  boolean generated(String path) {
    return generation.made().containsKey(path);
  }
}
