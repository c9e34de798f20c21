package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.BlobStore;
import dev.ariabuild.cache.disk.StoredFile;
import java.util.Locale;

/** What a file of the cache is. */
public enum EntryKind {
  /** The result of an action. */
  ACTION,
  /** A blob of many small files. */
  BUNDLE,
  /** A blob that is one file. */
  RAW,
  /** What a checkout remembers. */
  PROJECT,
  /** A result of packaging. */
  PACKAGING,
  /** What compiler processes left for those after them. */
  COMPILER,
  /** A file in the place of a blob that is none. */
  UNKNOWN;

  /** Looks into the file if it must. */
  static EntryKind of(StoredFile stored) {
    if (stored.isAction()) {
      return ACTION;
    }
    if (!stored.isBlob()) {
      return stored.isProject() ? PROJECT : stored.isCompiler() ? COMPILER : PACKAGING;
    }
    return BlobStore.kindOf(stored.file()).map(kind -> valueOf(kind.name())).orElse(UNKNOWN);
  }

  /** The word in the index and in reports, such as {@code bundle}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word; unknown words are {@link #UNKNOWN}. */
  static EntryKind ofLabel(String label) {
    for (EntryKind kind : values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    return UNKNOWN;
  }
}
