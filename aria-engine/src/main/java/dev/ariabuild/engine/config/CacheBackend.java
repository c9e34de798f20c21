package dev.ariabuild.engine.config;

/** The store behind the local cache. */
public enum CacheBackend implements Named {
  /** Local layers only. */
  NONE("none"),
  /** Amazon S3 or compatible. */
  S3("s3"),
  /** Google Cloud Storage. */
  GCS("gcs"),
  /** Azure Blob Storage. */
  AZURE("azure"),
  /** Redis. */
  REDIS("redis"),
  /** HTTP or WebDAV. */
  HTTP("http");

  private final String text;

  CacheBackend(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
