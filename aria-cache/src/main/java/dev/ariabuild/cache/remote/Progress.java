package dev.ariabuild.cache.remote;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** How far a request has come. Written by the thread that does it, read by the one that waits. */
final class Progress {
  private final Ticker ticker;
  private final AtomicLong bytes = new AtomicLong();
  private volatile long last;
  private volatile boolean abandoned;

  Progress(Ticker ticker) {
    this.ticker = ticker;
    this.last = ticker.nanos();
  }

  /** Bytes that came or went. */
  long bytes() {
    return bytes.get();
  }

  /** Nanoseconds since something moved. */
  long silence() {
    return ticker.nanos() - last;
  }

  /** Lets the streams fail: nobody waits any more. */
  void abandon() {
    abandoned = true;
  }

  private void moved(int count) throws IOException {
    if (abandoned) {
      throw new IOException("given up");
    }
    bytes.addAndGet(Math.max(0, count));
    last = ticker.nanos();
  }

  OutputStream through(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        moved(1);
        out.write(b);
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        moved(length);
        out.write(buffer, offset, length);
      }
    };
  }

  InputStream through(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        moved(1);
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        moved(count);
        return count;
      }
    };
  }
}
