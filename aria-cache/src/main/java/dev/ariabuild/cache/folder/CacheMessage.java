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
  INDEX_REBUILT("cache index {0} was damaged ({1}); it is rebuilt, the old one is kept as {2}"),
  /** It cannot be reached, or fails again and again. */
  REMOTE_LEFT_ALONE(
      "remote cache {0} is left alone for the rest of this build: {1} (after {2}); start or mend it,"
          + " correct [cache.http] endpoint, or switch it off with -Daria.cache.distributed=false"),
  /** It does not let us in. */
  REMOTE_REFUSES(
      "remote cache {0} is left alone for the rest of this build: {1}; set ARIA_CACHE_HTTP_TOKEN, or"
          + " ARIA_CACHE_HTTP_USERNAME and ARIA_CACHE_HTTP_PASSWORD"),
  /** It may be read, but not written. */
  REMOTE_TAKES_NOTHING(
      "remote cache {0} is not stored in for the rest of this build: {1}; set ARIA_CACHE_HTTP_TOKEN"
          + " to one that may write there, or ARIA_CACHE_UPLOAD=false"),
  /** Storing fails again and again. */
  REMOTE_NOT_STORED(
      "remote cache {0} is not stored in for the rest of this build: {1} (after {2}); mend it, or set"
          + " ARIA_CACHE_UPLOAD=false"),
  /** It cost too much time, with failures. */
  REMOTE_SLOW(
      "remote cache {0} is not asked for the rest of this build: it took {1} for {2} requests, and"
          + " not all of them went well; mend it, or switch it off with"
          + " -Daria.cache.distributed=false"),
  /** It cost too much time, as it had little. */
  REMOTE_NO_GAIN(
      "remote cache {0} is not asked for the rest of this build: it took {1} for {2} requests, more"
          + " than what it had has saved"),
  /** The disk does not take what comes. */
  REMOTE_NOT_KEPT(
      "remote cache {0} is not asked for the rest of this build, as what it sends cannot be kept"
          + " here: {1}"),
  /** A result is there, but not good. */
  REMOTE_DAMAGED("the remote cache has a result, but {0}"),
  /** A result is there, but whose? */
  REMOTE_NOT_TRUSTED("the remote cache has a result, but {0}"),
  /** A result is there, but it would not pay. */
  REMOTE_NOT_WORTH(
      "the remote cache has a result, but to get it would take about {0}, and it took {1} to make"),
  /** A result is there, but too large. */
  REMOTE_TOO_LARGE(
      "the remote cache has a result, but a piece of it has {0} bytes, and [cache.behavior]"
          + " max_artifact_size is {1}"),
  /** A result is not stored remotely. */
  REMOTE_NOT_TAKEN("not stored in the remote cache: {0}: {1}");

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
