package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells, after a layer failed to store a blob, whether the blob was at fault: its file may have
 * been changed or deleted since it was digested. Not thread-safe.
 */
final class WatchedSource implements BlobSource {
  private final BlobSource source;
  private final Digest expected;
  private boolean changed;

  WatchedSource(LayeredCache.Blob blob) {
    this.source = blob.source();
    this.expected = blob.digest();
  }

  /** Whether it could not be read, or not with the bytes that were expected. */
  boolean changed() {
    return changed;
  }

  @Override
  public InputStream open() throws IOException {
    try {
      return new Watched(source.open());
    } catch (IOException e) {
      changed = true;
      throw e;
    }
  }

  private final class Watched extends FilterInputStream {
    private final Hasher hasher = new Hasher();
    private boolean ended;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count;
      try {
        count = in.read(buffer, offset, length);
      } catch (IOException e) {
        changed = true;
        throw e;
      }
      if (count > 0) {
        hasher.addRaw(buffer, offset, count);
      } else if (count < 0 && !ended) {
        ended = true;
        changed = !hasher.digest().equals(expected);
      }
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      return in.skip(0);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
