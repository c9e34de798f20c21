package dev.ariabuild.maven.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Takes profile ids out of a request. The two lists exist everywhere; where there is also an
 * activation object (reached by reflection: Maven 3.8 lacks it), writing the lists makes every id
 * optional, so those that were required are activated as required again.
 */
final class ProfileActivations {
  private ProfileActivations() {}

  /** Removes the ids with this prefix and returns the active ones. */
  @SuppressWarnings("deprecation") // Maven 3.8 has nothing else
  static List<String> takeOut(MavenExecutionRequest request, String prefix) {
    List<String> taken = new ArrayList<>();
    List<String> active = new ArrayList<>();
    for (String id : request.getActiveProfiles()) {
      (id.startsWith(prefix) ? taken : active).add(id);
    }
    List<String> inactive = new ArrayList<>(request.getInactiveProfiles());
    boolean offToo = inactive.removeIf(id -> id.startsWith(prefix));
    if (taken.isEmpty() && !offToo) {
      return taken;
    }
    Object activation = activation(request);
    List<String> required = ids(activation, "getRequiredActiveProfileIds", prefix);
    List<String> requiredOff = ids(activation, "getRequiredInactiveProfileIds", prefix);
    request.setActiveProfiles(active);
    request.setInactiveProfiles(inactive);
    require(activation, "activateRequiredProfile", required);
    require(activation, "deactivateRequiredProfile", requiredOff);
    return taken;
  }

  private static @Nullable Object activation(MavenExecutionRequest request) {
    try {
      return request.getClass().getMethod("getProfileActivation").invoke(request);
    } catch (ReflectiveOperationException olderMaven) {
      return null;
    }
  }

  private static List<String> ids(@Nullable Object activation, String getter, String prefix) {
    List<String> kept = new ArrayList<>();
    if (activation != null) {
      try {
        Collection<?> ids =
            (Collection<?>) activation.getClass().getMethod(getter).invoke(activation);
        for (Object id : ids) {
          if (!id.toString().startsWith(prefix)) {
            kept.add(id.toString());
          }
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read the profiles of this version of Maven", e);
      }
    }
    return kept;
  }

  private static void require(@Nullable Object activation, String method, List<String> ids) {
    if (activation != null) {
      try {
        for (String id : ids) {
          activation.getClass().getMethod(method, String.class).invoke(activation, id);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot write the profiles of this version of Maven", e);
      }
    }
  }
}
