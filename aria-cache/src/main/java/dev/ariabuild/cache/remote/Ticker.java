package dev.ariabuild.cache.remote;

/** The passing of time. */
interface Ticker {
  /** The real one. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
          Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
      };

  /** Nanoseconds since some moment. */
  long nanos();

  /** Lets time pass. */
  void pause(long nanos) throws InterruptedException;
}
