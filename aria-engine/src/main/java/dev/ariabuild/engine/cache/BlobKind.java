package dev.ariabuild.engine.cache;

/** How a blob is best kept. */
public enum BlobKind {
  /** Many small files one behind the other; compresses well. */
  BUNDLE,
  /** A file that is compressed already, such as a jar. */
  RAW
}
