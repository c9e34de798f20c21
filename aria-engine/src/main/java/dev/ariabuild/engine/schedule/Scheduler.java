package dev.ariabuild.engine.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the modules of a queue, each in a thread of its own. A held module keeps its thread but
 * gives its slot to another.
 */
public final class Scheduler<M> {
  /** What is done with modules. */
  public interface Work<M> {
    /**
     * Builds a module; called in a thread of its own. What it throws ends the whole build.
     *
     * @return whether it came to a good end; of no account if it was told to stop
     */
    boolean build(M module);

    /** A module never begins; called in the thread that runs the scheduler. */
    void skip(M module);
  }

  private final Object lock = new Object();
  private final ReactorQueue<M> queue;
  private final IntSupplier slots;
  private final Work<M> work;
  private final Map<M, Thread> threads = new HashMap<>();
  private final Map<M, Boolean> answers = new HashMap<>();
  private @Nullable Throwable thrown;
  private boolean interrupted;

  /**
   * For one run.
   *
   * @param slots how many modules may be at work at once; asked again and again, less than 1 counts
   *     as 1
   */
  public Scheduler(ReactorQueue<M> queue, IntSupplier slots, Work<M> work) {
    this.queue = queue;
    this.slots = slots;
    this.work = work;
  }

  /**
   * Builds until all modules have come to their end.
   *
   * @throws InterruptedException if it was interrupted; modules at work were interrupted too and
   *     have come to their end
   */
  public void run() throws InterruptedException {
    while (true) {
      Step<M> step = nextStep();
      if (step == null) {
        break;
      }
      if (step instanceof Step.Skip<M> skip) {
        work.skip(skip.module());
      } else if (step instanceof Step.Start<M> start) {
        start(start.module());
      } else {
        answer(step.module(), step instanceof Step.GoOn<M>);
      }
    }
    if (interrupted) {
      throw new InterruptedException("the build was interrupted");
    }
    synchronized (lock) {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }

  /** Waits for the next step; null if all modules have come to their end. */
  private @Nullable Step<M> nextStep() {
    synchronized (lock) {
      while (true) {
        Step<M> step = queue.next(Math.max(1, slots.getAsInt())).orElse(null);
        if (step != null || queue.isOver()) {
          return step;
        }
        if (queue.working() == 0) {
          throw new IllegalStateException("no module is at work, and none may begin");
        }
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
          queue.halt();
          threads.values().forEach(Thread::interrupt);
        }
      }
    }
  }

  private void start(M module) {
    Thread thread = new Thread(() -> build(module), "aria-module-" + module);
    synchronized (lock) {
      threads.put(module, thread);
    }
    thread.start();
  }

  private void build(M module) {
    boolean success = false;
    try {
      success = work.build(module);
    } catch (Throwable any) {
      synchronized (lock) {
        thrown = thrown == null ? any : thrown;
        queue.halt();
      }
    } finally {
      synchronized (lock) {
        threads.remove(module);
        queue.ended(module, success);
        lock.notifyAll();
      }
    }
  }

  private void answer(M module, boolean goOn) {
    synchronized (lock) {
      answers.put(module, goOn);
      lock.notifyAll();
    }
  }

  /** The classes of a module at work are complete, and stay as they are. */
  public void classesReady(M module) {
    synchronized (lock) {
      queue.classesReady(module);
      lock.notifyAll();
    }
  }

  /** Whether all modules above have come to their end. */
  public boolean allAboveEnded(M module) {
    synchronized (lock) {
      return queue.allAboveEnded(module);
    }
  }

  /**
   * Holds a module at work until all modules above it have come to their end; called in its thread.
   *
   * @return whether it may go on; if not it must do nothing more, and end
   */
  public boolean hold(M module) {
    synchronized (lock) {
      if (answers.containsKey(module) && !answers.getOrDefault(module, true)) {
        return false; // it was told before
      }
      answers.remove(module);
      queue.hold(module);
      lock.notifyAll();
      boolean wasInterrupted = false;
      while (!answers.containsKey(module)) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          wasInterrupted = true; // those above are interrupted too, and come to their end
        }
      }
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
      return answers.getOrDefault(module, false);
    }
  }

  /** No further module begins. */
  public void halt() {
    synchronized (lock) {
      queue.halt();
      lock.notifyAll();
    }
  }
}
