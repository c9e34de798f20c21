package dev.ariabuild.maven.plugin.watch;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.codehaus.plexus.PlexusContainer;
import org.codehaus.plexus.component.repository.exception.ComponentLookupException;

/**
 * With {@code -T}, Maven keeps all other goals waiting while one runs that looks at all modules. So
 * would those of the builds that this one asks for, for ever. It keeps the lock to itself, hence by
 * reflection.
 */
public final class ExclusiveAccess implements AutoCloseable {
  private static final String EXECUTOR = "org.apache.maven.lifecycle.internal.MojoExecutor";

  private final Optional<ReentrantReadWriteLock> left;

  private ExclusiveAccess(Optional<ReentrantReadWriteLock> left) {
    this.left = left;
  }

  /** Of a goal that has none. */
  public static ExclusiveAccess none() {
    return new ExclusiveAccess(Optional.empty());
  }

  /**
   * Gives it up, if the goal that runs on this thread has it.
   *
   * @throws IllegalStateException if this Maven keeps it in another way
   */
  public static ExclusiveAccess leave(PlexusContainer container) {
    try {
      Class<?> type = container.getContainerRealm().loadClass(EXECUTOR);
      Field field = type.getDeclaredField("aggregatorLock");
      field.setAccessible(true);
      ReentrantReadWriteLock lock = (ReentrantReadWriteLock) field.get(container.lookup(type));
      if (!lock.isWriteLockedByCurrentThread()) {
        return none();
      }
      lock.writeLock().unlock();
      return new ExclusiveAccess(Optional.of(lock));
    } catch (ReflectiveOperationException | ComponentLookupException | RuntimeException e) {
      throw new IllegalStateException(
          "this version of Maven cannot build inside of a build with -T; leave -T out: " + e, e);
    }
  }

  /** Takes it back, for Maven to give it up. */
  @Override
  public void close() {
    left.ifPresent(lock -> lock.writeLock().lock());
  }
}
