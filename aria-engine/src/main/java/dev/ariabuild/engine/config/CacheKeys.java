package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.BEHAVIOR;
import static dev.ariabuild.engine.config.Section.CACHE;
import static dev.ariabuild.engine.config.ValueType.FLAG;
import static dev.ariabuild.engine.config.ValueType.NAME;
import static dev.ariabuild.engine.config.ValueType.SIZE;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.oneOf;
import static dev.ariabuild.engine.config.ValueType.whole;

import java.util.List;
import java.util.Set;

/** {@code [cache]} and {@code [cache.behavior]}: where results are kept, and when they are used. */
public final class CacheKeys {
  public static final Key<Boolean> ENABLED =
      CACHE
          .key("enabled", FLAG)
          .or(true)
          .means("false: nothing is read from or stored in any cache");

  public static final Key<String> DIR =
      CACHE
          .key("dir", TEXT)
          .env("ARIA_CACHE_DIR")
          .means(
              "The local cache, default $XDG_CACHE_HOME/aria or ~/.cache/aria; relative paths"
                  + " start at the root of the build");

  public static final Key<ByteSize> MAX_SIZE =
      CACHE
          .key("max_size", SIZE)
          .or(ByteSize.ofGigabytes(10))
          .env("ARIA_CACHE_MAX_SIZE")
          .means("Size at which the local cache evicts");

  public static final Key<Integer> MAX_AGE_DAYS =
      CACHE
          .key("max_age_days", whole(1, 36500))
          .or(30)
          .env("ARIA_CACHE_MAX_AGE_DAYS")
          .means("Days after which an entry is evicted");

  public static final Key<Integer> MIN_FREE_PERCENT =
      CACHE
          .key("min_free_percent", whole(0, 99))
          .or(10)
          .env("ARIA_CACHE_MIN_FREE_PERCENT")
          .means("Share of the disk to leave free, in percent");

  public static final Key<Integer> MEMORY_MB =
      CACHE
          .key("memory_mb", whole(0, 1048576))
          .or(512)
          .env("ARIA_CACHE_MEMORY_MB")
          .means("Size of the memory layer, in MB");

  public static final Key<Boolean> DISTRIBUTED =
      CACHE
          .key("distributed", FLAG)
          .or(false)
          .env("ARIA_CACHE_DISTRIBUTED")
          .means("Whether the remote cache is used");

  public static final Key<CacheBackend> BACKEND =
      CACHE
          .key("backend", oneOf(CacheBackend.class))
          .or(CacheBackend.NONE)
          .env("ARIA_CACHE_BACKEND")
          .later(Set.of(CacheBackend.S3, CacheBackend.GCS, CacheBackend.AZURE, CacheBackend.REDIS))
          .means("The kind of the remote cache");

  public static final Key<String> SCOPE =
      CACHE
          .key("scope", NAME)
          .or(RemoteCache.MAIN)
          .env("ARIA_CACHE_SCOPE")
          .means("Where in the remote cache this build stores; it reads there and in main");

  public static final Key<CacheTrust> TRUST =
      CACHE
          .key("trust", oneOf(CacheTrust.class))
          .or(CacheTrust.DIGEST)
          .env("ARIA_CACHE_TRUST")
          .means(
              "digest: remote results whose bytes are what they say; signed: of these only what"
                  + " a trusted key signed");

  public static final Key<Boolean> UPLOAD =
      BEHAVIOR
          .key("upload", FLAG)
          .or(false)
          .env("ARIA_CACHE_UPLOAD")
          .means("Whether results are stored remotely");

  public static final Key<Boolean> DOWNLOAD =
      BEHAVIOR
          .key("download", FLAG)
          .or(true)
          .env("ARIA_CACHE_DOWNLOAD")
          .means("Whether remote results are used");

  public static final Key<ByteSize> MAX_ARTIFACT_SIZE =
      BEHAVIOR
          .key("max_artifact_size", SIZE)
          .or(ByteSize.ofGigabytes(1))
          .means("Larger outputs are not stored, here or remotely");

  public static final Key<Integer> MAX_RETRIES =
      BEHAVIOR.key("max_retries", whole(0, 100)).or(3).means("Further tries of a remote request");

  public static final Key<Integer> TIMEOUT_SECONDS =
      BEHAVIOR
          .key("timeout_seconds", whole(1, 3600))
          .or(2)
          .means(
              "Seconds until a remote request must be answered; a build waits for all of them"
                  + " together no longer than 2 s in vain");

  public static final Key<Integer> UPLOAD_WAIT_SECONDS =
      BEHAVIOR
          .key("upload_wait_seconds", whole(0, 3600))
          .or(0)
          .env("ARIA_CACHE_UPLOAD_WAIT_SECONDS")
          .means(
              "Seconds beyond these 2 that the end of a build waits for what is still being"
                  + " stored remotely");

  static final List<Key<?>> ALL =
      List.of(
          ENABLED,
          DIR,
          MAX_SIZE,
          MAX_AGE_DAYS,
          MIN_FREE_PERCENT,
          MEMORY_MB,
          DISTRIBUTED,
          BACKEND,
          SCOPE,
          TRUST,
          UPLOAD,
          DOWNLOAD,
          MAX_ARTIFACT_SIZE,
          MAX_RETRIES,
          TIMEOUT_SECONDS,
          UPLOAD_WAIT_SECONDS);

  private CacheKeys() {}
}
