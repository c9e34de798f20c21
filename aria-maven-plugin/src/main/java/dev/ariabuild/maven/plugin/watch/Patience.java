package dev.ariabuild.maven.plugin.watch;

/** How long to wait: 10 s the first time, then twice as long each time, up to 11 min. */
final class Patience {
  private static final long FIRST_NANOS = 10_000_000_000L;
  private static final int MOST_DOUBLINGS = 6;

  private int turns;
  private long until;

  /** How long it is the n-th time, from 0. */
  static long nanos(int turn) {
    return FIRST_NANOS << Math.min(MOST_DOUBLINGS, Math.max(0, turn));
  }

  /** It begins again, for longer. */
  void begin(long now) {
    until = now + nanos(turns++);
  }

  /** It never began. */
  void forget() {
    turns = 0;
  }

  /** What is left of it; 0 if it is over or never began. */
  long left(long now) {
    return turns == 0 ? 0 : Math.max(0, until - now);
  }
}
