package dev.ariabuild.maven.session;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the default lifecycle from the others, also by the names that Maven 4 gives phases. */
final class Phases {
  private static final Set<String> OTHERS =
      Set.of("pre-clean", "clean", "post-clean", "pre-site", "site", "post-site", "site-deploy");

  private Phases() {}

  static boolean ofDefaultLifecycle(@Nullable String phase) {
    return phase != null && !OTHERS.contains(phase.substring(phase.indexOf(':') + 1));
  }
}
