package dev.ariabuild.maven.plugin.watch;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Those who listen to everything that Maven does, such as core extensions. Its command line tells
 * them of requests, so whoever asks Maven in another way has to tell them, too. Plugins do not see
 * the type of the one that speaks to all of them, hence by reflection.
 */
final class Spies {
  private final Optional<Object> dispatcher;

  private Spies(Optional<Object> dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Those of a request; none if it was not made by a command line. */
  static Spies of(MavenExecutionRequest request) {
    return new Spies(Optional.ofNullable(call(request, "getEventSpyDispatcher", new Class<?>[0])));
  }

  void tell(Object event) {
    dispatcher.ifPresent(all -> call(all, "onEvent", new Class<?>[] {Object.class}, event));
  }

  /** One that tells them and another one. */
  ExecutionListener and(ExecutionListener listener) {
    return dispatcher
        .map(all -> call(all, "chainListener", new Class<?>[] {ExecutionListener.class}, listener))
        .map(ExecutionListener.class::cast)
        .orElse(listener);
  }

  /**
   * A listener that has not counted yet: the one of Maven's command line counts modules, and has
   * counted that of the goal which asks for builds.
   *
   * @return empty if there is none, or if it cannot be made
   */
  Optional<ExecutionListener> fresh(MavenExecutionRequest request) {
    try {
      ExecutionListener chain = request.getExecutionListener();
      Field field = chain.getClass().getDeclaredField("delegate");
      field.setAccessible(true);
      Object counting = field.get(chain);
      return counting == null
          ? Optional.empty()
          : Optional.of(
              and((ExecutionListener) counting.getClass().getConstructor().newInstance()));
    } catch (ReflectiveOperationException | RuntimeException countsOn) {
      return Optional.empty();
    }
  }

  private static @Nullable Object call(
      Object on, String method, Class<?>[] types, Object... arguments) {
    try {
      return on.getClass().getMethod(method, types).invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this version of Maven tells nobody of further builds: " + e, e);
    }
  }
}
