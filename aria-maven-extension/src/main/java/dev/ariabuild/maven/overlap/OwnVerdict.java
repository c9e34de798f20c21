package dev.ariabuild.maven.overlap;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.BuildSummary;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.lifecycle.internal.ReactorBuildStatus;
import org.apache.maven.lifecycle.internal.ReactorContext;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What Maven says at the end of one module, kept back until it is known that the module may count:
 * one that began before those above it had ended counts only if they end well.
 */
final class OwnVerdict {
  private final List<Throwable> exceptions = new ArrayList<>();
  private final MavenExecutionResult result;
  private final ReactorBuildStatus status;
  private final ReactorContext context;
  private @Nullable BuildSummary summary;

  private OwnVerdict(ReactorContext maven, ProjectDependencyGraph graph)
      throws ReflectiveOperationException {
    this.result = maven.getResult();
    this.status = new ReactorBuildStatus(graph);
    MavenExecutionResult kept =
        (MavenExecutionResult)
            Proxy.newProxyInstance(
                OwnVerdict.class.getClassLoader(),
                new Class<?>[] {MavenExecutionResult.class},
                (proxy, method, arguments) -> keep(proxy, method, arguments));
    this.context = context(maven, kept, status);
  }

  /** Empty if this Maven has other contexts than those that are known. */
  static Optional<OwnVerdict> of(ReactorContext maven, ProjectDependencyGraph graph) {
    try {
      return Optional.of(new OwnVerdict(maven, graph));
    } catch (ReflectiveOperationException | LinkageError unknown) {
      return Optional.empty();
    }
  }

  /** The same context, but for result and status: its constructor differs from Maven to Maven. */
  private static ReactorContext context(
      ReactorContext maven, MavenExecutionResult result, ReactorBuildStatus status)
      throws ReflectiveOperationException {
    Constructor<?> constructor = ReactorContext.class.getConstructors()[0];
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Class<?> type : constructor.getParameterTypes()) {
      if (type == MavenExecutionResult.class) {
        arguments.add(result);
      } else if (type == ReactorBuildStatus.class) {
        arguments.add(status);
      } else {
        arguments.add(getter(type).invoke(maven));
      }
    }
    return (ReactorContext) constructor.newInstance(arguments.toArray());
  }

  private static Method getter(Class<?> type) throws NoSuchMethodException {
    for (Method method : ReactorContext.class.getMethods()) {
      if (method.getReturnType() == type && method.getParameterCount() == 0) {
        return method;
      }
    }
    throw new NoSuchMethodException(type.getName());
  }

  private synchronized @Nullable Object keep(
      Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("addException") && arguments != null) {
      exceptions.add((Throwable) arguments[0]);
      return proxy;
    }
    if (method.getName().equals("addBuildSummary") && arguments != null) {
      summary = (BuildSummary) arguments[0];
      return null;
    }
    try {
      return method.invoke(result, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  ReactorContext context() {
    return context;
  }

  /** Whether Maven says that the module was built. */
  synchronized boolean isSuccess() {
    return summary instanceof BuildSuccess && exceptions.isEmpty();
  }

  /** Whether Maven says that no other module must be built. */
  boolean halts() {
    return status.isHalted();
  }

  /** The module counts: says so to everybody. */
  synchronized void tell(ReactorBuildStatus all, MavenProject project) {
    exceptions.forEach(result::addException);
    if (summary != null) {
      result.addBuildSummary(summary);
    }
    if (status.isHalted()) {
      all.halt();
    }
    if (status.isBlackListed(project)) {
      all.blackList(project);
    }
  }
}
