package dev.ariabuild.maven.request;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Consumes {@code -Paria-NAME}, gives goals {@code aria:x} the extension's own version, and turns
 * {@code aria:build} into {@code package} and {@code aria:check} into {@code test-compile} with
 * {@code aria:effects} behind it; {@code aria:verify} alone gets {@code package} in front.
 */
public final class RequestRewriter {
  /** Key in the request's data: the Aria profile that {@code -P} named, a {@link String}. */
  public static final String PROFILE = "aria.request.profile";

  /** Key in the request's data: whether {@code aria:build} was asked for. */
  public static final String PACKAGING = "aria.request.packaging";

  /** Key in the request's data: whether {@code aria:check} was asked for. */
  public static final String CHECK = "aria.request.check";

  /** Key in the request's data: the goals as the user typed them, a list of strings. */
  public static final String GOALS = "aria.request.goals";

  /** The end of a goal that looks at what others compiled, and takes part in no module. */
  public static final String LOOKS_ON = ":effects";

  /** The goal that {@code aria:check} ends with, as Maven is asked for it. */
  public static final String EFFECTS_GOAL =
      "dev.ariabuild:aria-maven-plugin:" + AriaVersion.CURRENT + LOOKS_ON;

  /** Name of the builder that looks at modules as a whole before Maven looks at their mojos. */
  public static final String BUILDER = "aria";

  /** Name of the builder that lets modules begin when the classes that they need exist. */
  public static final String PARALLEL_BUILDER = "aria-parallel";

  /** The one that Maven takes with {@code -T}. */
  public static final String MAVENS_PARALLEL_BUILDER = "multithreaded";

  /** The one that Maven takes unless told otherwise: one module after the other. */
  private static final String MAVENS_BUILDER = "singlethreaded";

  private static final String PREFIX = "aria:";
  private static final String BUILD = PREFIX + "build";
  private static final String CHECKING = PREFIX + "check";
  private static final String EFFECTS = PREFIX + "effects";
  private static final String VERIFY = PREFIX + "verify";
  private static final String PROFILE_PREFIX = "aria-";

  private RequestRewriter() {}

  /** Rewrites the request in place. */
  public static void rewrite(MavenExecutionRequest request) {
    List<String> profiles = ProfileActivations.takeOut(request, PROFILE_PREFIX);
    if (!profiles.isEmpty()) {
      String last = profiles.get(profiles.size() - 1);
      request.getData().put(PROFILE, last.substring(PROFILE_PREFIX.length()));
    }
    if (MAVENS_BUILDER.equals(request.getBuilderId())) {
      request.setBuilderId(BUILDER);
    } else if (MAVENS_PARALLEL_BUILDER.equals(request.getBuilderId())) {
      request.setBuilderId(PARALLEL_BUILDER);
    }
    OtherCache.standBack(request);
    List<String> goals = request.getGoals();
    request.getData().put(GOALS, List.copyOf(goals));
    if (goals.stream().anyMatch(goal -> goal.startsWith(PREFIX))) {
      List<String> rewritten = new ArrayList<>();
      boolean onlyGoals = goals.stream().allMatch(goal -> goal.contains(":"));
      if (onlyGoals && goals.contains(VERIFY) && !goals.contains(BUILD)) {
        // it compares with jars, which a module in front of it must have made
        rewritten.add("package");
      }
      for (String goal : goals) {
        rewritten.add(rewrite(request, goal));
      }
      if (request.getData().containsKey(CHECK) && !goals.contains(EFFECTS)) {
        rewritten.add(rewrite(request, EFFECTS));
      }
      request.setGoals(rewritten);
    }
  }

  private static boolean isTrue(MavenExecutionRequest request, String property) {
    String value = request.getUserProperties().getProperty(property);
    return value != null && !value.equals("false");
  }

  private static String rewrite(MavenExecutionRequest request, String goal) {
    if (!goal.startsWith(PREFIX)) {
      return goal;
    }
    if (goal.equals(BUILD)) {
      request.getData().put(PACKAGING, Boolean.TRUE);
      return "package";
    }
    if (goal.equals(CHECKING) && !isTrue(request, "aria.skip")) {
      request.getData().put(CHECK, Boolean.TRUE);
      if (!request.getUserProperties().containsKey("aria.profile")) {
        request.getData().putIfAbsent(PROFILE, "check");
      }
      return "test-compile";
    }
    return "dev.ariabuild:aria-maven-plugin:"
        + AriaVersion.CURRENT
        + ":"
        + goal.substring(PREFIX.length());
  }
}
