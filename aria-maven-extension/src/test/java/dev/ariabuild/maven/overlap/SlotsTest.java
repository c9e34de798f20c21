package dev.ariabuild.maven.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.config.ByteSize;
import dev.ariabuild.engine.config.MemoryLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final long MB = 1 << 20;
  private final AtomicLong used = new AtomicLong();
  private final List<String> told = new ArrayList<>();

  private int slots(Slots slots, long megabytes) {
    used.set(megabytes * MB);
    return slots.getAsInt();
  }

  @Test
  void fewerModulesAreAtWorkWhenMoreOfTheHeapIsInUseThanWanted() {
    Slots slots = new Slots(8, new MemoryLimit.Share(80), 1000 * MB, used::get, told::add);
    assertEquals(8, slots(slots, 800));
    assertEquals(List.of(), told);
    assertEquals(4, slots(slots, 801));
    assertEquals(4, slots(slots, 950));
    assertEquals(1, slots(slots, 951));
    assertEquals(8, slots(slots, 100));
    assertEquals(
        "modules at work at once: 4, as 801 MB of the heap are in use (1000 MB at most, 800 MB"
            + " wanted)",
        told.get(0));
    assertEquals(3, told.size());
  }

  @Test
  void aSizeIsTakenAsItIsAndOneModuleIsAlwaysAtWork() {
    Slots slots =
        new Slots(
            1,
            new MemoryLimit.Fixed(ByteSize.parse("1MB").orElseThrow()),
            1000 * MB,
            used::get,
            told::add);
    assertEquals(1, slots(slots, 999));
    slots =
        new Slots(
            3,
            new MemoryLimit.Fixed(ByteSize.parse("1MB").orElseThrow()),
            1000 * MB,
            used::get,
            told::add);
    assertEquals(3, slots(slots, 1));
    assertEquals(1, slots(slots, 2));
  }
}
