package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.AZURE;
import static dev.ariabuild.engine.config.Section.GCS;
import static dev.ariabuild.engine.config.Section.HTTP;
import static dev.ariabuild.engine.config.Section.REDIS;
import static dev.ariabuild.engine.config.Section.S3;
import static dev.ariabuild.engine.config.Section.SIGNING;
import static dev.ariabuild.engine.config.ValueType.LIST;
import static dev.ariabuild.engine.config.ValueType.TEXT;

import java.util.List;

/**
 * {@code [cache.s3]} and its siblings, {@code [cache.signing]}: where the remote cache is and whom
 * to trust.
 */
public final class RemoteKeys {
  public static final Key<String> S3_BUCKET =
      S3.key("bucket", TEXT).env("ARIA_CACHE_S3_BUCKET").later().means("Name of the bucket");

  public static final Key<String> S3_REGION =
      S3.key("region", TEXT).env("ARIA_CACHE_S3_REGION").later().means("Region of the bucket");

  public static final Key<String> S3_ENDPOINT =
      S3.key("endpoint", TEXT)
          .env("ARIA_CACHE_S3_ENDPOINT")
          .later()
          .means("Address, if not Amazon's");

  public static final Key<String> S3_KEY_PREFIX =
      S3.key("key_prefix", TEXT)
          .env("ARIA_CACHE_S3_KEY_PREFIX")
          .later()
          .means("Folder in the bucket");

  public static final Key<String> GCS_BUCKET =
      GCS.key("bucket", TEXT).env("ARIA_CACHE_GCS_BUCKET").later().means("Name of the bucket");

  public static final Key<String> GCS_KEY_PREFIX =
      GCS.key("key_prefix", TEXT)
          .env("ARIA_CACHE_GCS_KEY_PREFIX")
          .later()
          .means("Folder in the bucket");

  public static final Key<String> GCS_CREDENTIALS_PATH =
      GCS.key("credentials_path", TEXT)
          .env("ARIA_CACHE_GCS_CREDENTIALS_PATH")
          .later()
          .means("File with the service account's key");

  public static final Key<String> AZURE_CONTAINER =
      AZURE
          .key("container", TEXT)
          .env("ARIA_CACHE_AZURE_CONTAINER")
          .later()
          .means("Name of the container");

  public static final Key<String> AZURE_KEY_PREFIX =
      AZURE
          .key("key_prefix", TEXT)
          .env("ARIA_CACHE_AZURE_KEY_PREFIX")
          .later()
          .means("Folder in the container");

  public static final Key<String> AZURE_CONNECTION_STRING =
      AZURE
          .key("connection_string", TEXT)
          .env("ARIA_CACHE_AZURE_CONNECTION_STRING")
          .later()
          .secret()
          .means("Account and key; better from the environment");

  public static final Key<String> REDIS_ENDPOINT =
      REDIS
          .key("endpoint", TEXT)
          .env("ARIA_CACHE_REDIS_ENDPOINT")
          .later()
          .means("Address such as redis://host:6379/0");

  public static final Key<String> REDIS_KEY_PREFIX =
      REDIS
          .key("key_prefix", TEXT)
          .env("ARIA_CACHE_REDIS_KEY_PREFIX")
          .later()
          .means("Put before every key");

  public static final Key<String> REDIS_USERNAME =
      REDIS
          .key("username", TEXT)
          .env("ARIA_CACHE_REDIS_USERNAME")
          .later()
          .means("Name to log in with");

  public static final Key<String> REDIS_PASSWORD =
      REDIS
          .key("password", TEXT)
          .env("ARIA_CACHE_REDIS_PASSWORD")
          .later()
          .secret()
          .means("Better from the environment");

  public static final Key<String> HTTP_ENDPOINT =
      HTTP.key("endpoint", TEXT)
          .env("ARIA_CACHE_HTTP_ENDPOINT")
          .means("Address of the WebDAV folder or cache server");

  public static final Key<String> HTTP_KEY_PREFIX =
      HTTP.key("key_prefix", TEXT)
          .env("ARIA_CACHE_HTTP_KEY_PREFIX")
          .means("Folder below the address");

  public static final Key<String> HTTP_USERNAME =
      HTTP.key("username", TEXT).env("ARIA_CACHE_HTTP_USERNAME").means("Name to log in with");

  public static final Key<String> HTTP_PASSWORD =
      HTTP.key("password", TEXT)
          .env("ARIA_CACHE_HTTP_PASSWORD")
          .secret()
          .means("Better from the environment");

  public static final Key<String> HTTP_TOKEN =
      HTTP.key("token", TEXT)
          .env("ARIA_CACHE_HTTP_TOKEN")
          .secret()
          .means("Bearer token; better from the environment");

  public static final Key<List<String>> SIGNING_PUBLIC_KEYS =
      SIGNING
          .key("public_keys", LIST)
          .or(List.of())
          .env("ARIA_CACHE_SIGNING_PUBLIC_KEYS")
          .means(
              "Ed25519 keys whose signatures count where trust = signed: the line of base64 in"
                  + " a PEM file");

  public static final Key<String> SIGNING_KEY =
      SIGNING
          .key("key", TEXT)
          .env("ARIA_CACHE_SIGNING_KEY")
          .secret()
          .means(
              "Private Ed25519 key, as PEM or its line of base64, that signs what is stored;"
                  + " only from the environment");

  public static final Key<String> SIGNING_KEY_FILE =
      SIGNING
          .key("key_file", TEXT)
          .env("ARIA_CACHE_SIGNING_KEY_FILE")
          .means("PEM file with that key; relative paths start at the root");

  static final List<Key<?>> ALL =
      List.of(
          S3_BUCKET,
          S3_REGION,
          S3_ENDPOINT,
          S3_KEY_PREFIX,
          GCS_BUCKET,
          GCS_KEY_PREFIX,
          GCS_CREDENTIALS_PATH,
          AZURE_CONTAINER,
          AZURE_KEY_PREFIX,
          AZURE_CONNECTION_STRING,
          REDIS_ENDPOINT,
          REDIS_KEY_PREFIX,
          REDIS_USERNAME,
          REDIS_PASSWORD,
          HTTP_ENDPOINT,
          HTTP_KEY_PREFIX,
          HTTP_USERNAME,
          HTTP_PASSWORD,
          HTTP_TOKEN,
          SIGNING_PUBLIC_KEYS,
          SIGNING_KEY,
          SIGNING_KEY_FILE);

  private RemoteKeys() {}
}
