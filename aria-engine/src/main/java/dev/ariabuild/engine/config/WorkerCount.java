package dev.ariabuild.engine.config;

/**
 * How many work at once.
 *
 * @param count 1 or more; 0 means {@code auto}: as many as there are processors
 */
public record WorkerCount(int count) {
  /** As many as there are processors. */
  public static final WorkerCount AUTO = new WorkerCount(0);

  /** The number on a machine with that many processors. */
  public int on(int processors) {
    return count == 0 ? Math.max(1, processors) : count;
  }

  @Override
  public String toString() {
    return count == 0 ? "auto" : Integer.toString(count);
  }
}
