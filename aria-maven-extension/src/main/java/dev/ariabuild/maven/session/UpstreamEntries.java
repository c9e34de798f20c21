package dev.ariabuild.maven.session;

import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.fingerprint.Fingerprint;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an action reads of other modules and of dependencies on its class path. Of a module that is
 * still at work it may be another after the action than before; then nobody knows which of the two
 * it read.
 */
final class UpstreamEntries {
  private static final Set<Normaliser> OF_CLASS_PATHS =
      Set.of(Normaliser.ABI, Normaliser.CLASSPATH_ABI, Normaliser.RUNTIME);

  private UpstreamEntries() {}

  /** Whether they are the same for both. */
  static boolean areSame(Action before, Action after) {
    return of(before).equals(of(after));
  }

  private static Map<String, Fingerprint> of(Action action) {
    Map<String, Fingerprint> entries = new TreeMap<>();
    if (action.nature() instanceof Action.Described described) {
      for (Input input : described.inputs().list()) {
        // entries of its own are called by a path, others by coordinates
        boolean upstream = input.name().indexOf(':', input.name().lastIndexOf(' ') + 1) >= 0;
        if (upstream && OF_CLASS_PATHS.contains(input.fingerprint().normaliser())) {
          entries.put(input.name(), input.fingerprint());
        }
      }
    }
    return entries;
  }
}
