package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmallTypesTest {
  private static String size(String text) {
    return ByteSize.parse(text).map(size -> size.bytes() + " " + size).orElse("none");
  }

  @Test
  void sizesHaveUnitsOf1024() {
    assertEquals("800 800B", size("800B"));
    assertEquals("2048 2KB", size("2kb"));
    assertEquals("1536 1536B", size("1536 B"));
    assertEquals("5242880 5MB", size("5 MiB"));
    assertEquals("10737418240 10GB", size("10G"));
    assertEquals("1099511627776 1TB", size("1TB"));
    assertEquals("0 0B", size("0GB"));
  }

  @Test
  void sizesWithoutUnitOrBeyondLongAreRefused() {
    for (String text :
        List.of("10", "GB", "1.5GB", "-1GB", "10 gigs", "1PB", "99999999999TB", "")) {
      assertEquals("none", size(text), text);
    }
  }

  @Test
  void memoryIsAShareOrASize() {
    assertEquals(800, MemoryLimit.parse("80%").orElseThrow().bytes(1000));
    assertEquals(1L << 30, MemoryLimit.parse("1GB").orElseThrow().bytes(1L << 40));
    assertEquals(1000, MemoryLimit.parse("1GB").orElseThrow().bytes(1000));
    for (String text : List.of("0%", "101%", "80", "0GB")) {
      assertEquals(Optional.empty(), MemoryLimit.parse(text), text);
    }
  }

  @Test
  void workersAreCountedOrLeftToTheMachine() {
    assertEquals(8, WorkerCount.AUTO.on(8));
    assertEquals(3, new WorkerCount(3).on(8));
  }

  @Test
  void theNearestNameIsNear() {
    List<String> names = List.of("release", "dev", "max_size", "debug", "strip");
    assertEquals(Optional.of("release"), Nearest.to("relaese", names));
    assertEquals(Optional.of("max_size"), Nearest.to("Max-Size", names));
    assertEquals(Optional.of("dev"), Nearest.to("def", names));
    assertEquals(Optional.empty(), Nearest.to("production", names));
    assertEquals(Optional.empty(), Nearest.to("", names));
    assertEquals(Optional.empty(), Nearest.to("x".repeat(1000), names));
    assertEquals(Optional.of("aa"), Nearest.to("ab", List.of("bb", "aa")));
  }

  @Test
  void distanceCountsEditsAndSwaps() {
    assertEquals(0, Nearest.distance("abc", "abc"));
    assertEquals(1, Nearest.distance("abc", "acb"));
    assertEquals(1, Nearest.distance("abc", "ab"));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
    assertEquals(3, Nearest.distance("", "abc"));
  }
}
