package dev.ariabuild.cache.folder;

/** All that this module says to people. Placeholders are {@code {0}}, {@code {1}}… */
public enum CacheMessage {
  /** A newer Aria made the folder. */
  NEWER_FORMAT(
      "cache folder {0} has layout {1}, but this version of aria knows layouts up to {2};"
          + " upgrade aria, or set ARIA_CACHE_DIR to another folder"),
  /** The folder cannot be made or read. */
  UNUSABLE(
      "cache folder {0} cannot be used: {1}; make it writable, or set ARIA_CACHE_DIR to another"
          + " folder"),
  /** A write failed. */
  NOT_KEPT(
      "cannot keep {0} in cache folder {1}: {2}; free some space there, or set ARIA_CACHE_DIR to"
          + " another folder"),
  /** Others use the folder. */
  IN_USE("cache folder {0} is in use by {1}, so nothing was removed; wait until that has ended"),
  /** The bytes are not those that were announced. */
  WRONG_BYTES("blob {0} is not kept: its bytes hash to {1}; the file changed while it was stored"),
  /** A stored file is damaged and was removed. */
  DAMAGED("cache entry {0} was damaged and is removed: {1}"),
  /** The index was damaged and is made anew. */
  INDEX_REBUILT("cache index {0} was damaged ({1}); it is rebuilt, the old one is kept as {2}");

  private final String text;

  CacheMessage(String text) {
    this.text = text;
  }

  /** The sentence with its placeholders filled. */
  public String with(Object... values) {
    String result = text;
    for (int i = 0; i < values.length; i++) {
      result = result.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return result;
  }
}
