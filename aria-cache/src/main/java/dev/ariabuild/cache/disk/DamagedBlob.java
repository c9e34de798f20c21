package dev.ariabuild.cache.disk;

import java.io.IOException;

/** The file of a blob is not what was written, as opposed to: it cannot be read now. */
final class DamagedBlob extends IOException {
  private static final long serialVersionUID = 1;

  DamagedBlob(String message) {
    super(message);
  }
}
