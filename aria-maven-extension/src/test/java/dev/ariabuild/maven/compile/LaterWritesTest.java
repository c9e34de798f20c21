package dev.ariabuild.maven.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaterWritesTest {
  private final LaterWrites writes = new LaterWrites();
  private final AtomicInteger written = new AtomicInteger();

  @Test
  void whoAddsDoesNotWait() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    AtomicReference<Thread> writer = new AtomicReference<>();
    writes.add(
        () -> {
          await(go);
          writer.set(Thread.currentThread());
        });
    go.countDown();
    writes.settle();

    assertNotSame(Thread.currentThread(), writer.get());
  }

  @Test
  void settlingAndClosingWaitForAll() {
    for (int i = 0; i < 1000; i++) {
      writes.add(written::incrementAndGet);
    }
    writes.settle();
    assertEquals(1000, written.get());

    writes.add(written::incrementAndGet);
    writes.close();
    assertEquals(1001, written.get());
  }

  @Test
  void whereMuchWaitsWhoAddsWritesHimself() {
    CountDownLatch go = new CountDownLatch(1);
    writes.add(() -> await(go));
    int added = 0;
    while (written.get() == 0 && added < 1000) {
      writes.add(written::incrementAndGet);
      added++;
    }
    assertEquals(1, written.get());

    go.countDown();
    writes.close();
    assertEquals(added, written.get());
  }

  @Test
  void oneThatFailsLeavesTheOthersAlone() {
    writes.add(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    writes.add(written::incrementAndGet);
    writes.close();

    assertEquals(1, written.get());
  }

  @Test
  void afterTheEndWhoAddsWritesHimself() {
    writes.close();
    AtomicReference<Thread> writer = new AtomicReference<>();
    writes.add(() -> writer.set(Thread.currentThread()));

    assertSame(Thread.currentThread(), writer.get());
    writes.settle();
  }

  @Test
  void anInterruptedOneDoesNotWait() {
    CountDownLatch go = new CountDownLatch(1);
    writes.add(() -> await(go));
    Thread.currentThread().interrupt();
    writes.settle();

    assertTrue(Thread.interrupted());
    go.countDown();
    writes.close();
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private static void await(CountDownLatch go) {
    try {
      go.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
