package dev.ariabuild.maven.overlap;

import dev.ariabuild.engine.config.MemoryLimit;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How many modules may be at work at once: as many as were asked for; half of them while more of
 * the heap is in use than wanted; one at a time when it is nearly full. What is in use is what the
 * last collection left: garbage is no use.
 */
final class Slots implements IntSupplier {
  /** Share of the heap from which on one module is built at a time, in percent. */
  static final int FULL_PERCENT = 95;

  private final int most;
  private final long heap;
  private final long wanted;
  private final LongSupplier used;
  private final Consumer<String> detail;
  private int last;

  /**
   * With a given heap.
   *
   * @param most at least 1
   * @param heap bytes
   * @param used bytes in use
   * @param detail told when the number changes
   */
  Slots(int most, MemoryLimit limit, long heap, LongSupplier used, Consumer<String> detail) {
    this.most = most;
    this.last = most;
    this.heap = heap;
    this.wanted = limit.bytes(heap);
    this.used = used;
    this.detail = detail;
  }

  static Slots ofThisJvm(int most, MemoryLimit limit, Consumer<String> detail) {
    return new Slots(most, limit, Runtime.getRuntime().maxMemory(), Slots::usedHeap, detail);
  }

  private static long usedHeap() {
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      used += left == null ? 0 : left.getUsed();
    }
    return used;
  }

  @Override
  public int getAsInt() {
    long now = used.getAsLong();
    int slots = most;
    if (now > heap / 100 * FULL_PERCENT) {
      slots = 1;
    } else if (now > wanted) {
      slots = Math.max(1, most / 2);
    }
    if (slots != last) {
      last = slots;
      detail.accept(
          "modules at work at once: "
              + slots
              + ", as "
              + (now >> 20)
              + " MB of the heap are in use ("
              + (heap >> 20)
              + " MB at most, "
              + (wanted >> 20)
              + " MB wanted)");
    }
    return slots;
  }
}
