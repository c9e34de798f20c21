package dev.ariabuild.maven.memory;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.maven.action.FileInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files of a module that differ between two executions of a goal.
 *
 * @param edited there before and after, by path below the module
 */
record ChangedFiles(Set<String> edited, Set<String> added, Set<String> removed) {
  /** Empty if anything but files in the module has changed. */
  static Optional<ChangedFiles> between(Inputs before, Inputs now) {
    ChangedFiles changed = new ChangedFiles(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    List<String> names = now.list().stream().map(Input::name).toList();
    if (!names.equals(before.list().stream().map(Input::name).toList())) {
      return Optional.empty();
    }
    for (int i = 0; i < names.size(); i++) {
      Input old = before.list().get(i);
      Input fresh = now.list().get(i);
      if (!old.fingerprint().equals(fresh.fingerprint())) {
        Optional<String> place = FileInputs.place(names.get(i));
        if (place.isEmpty()) {
          return Optional.empty();
        }
        changed.compare(place.get(), old.members(), fresh.members());
      }
    }
    return Optional.of(changed);
  }

  private void compare(String place, Map<String, Digest> old, Map<String, Digest> fresh) {
    old.forEach(
        (name, digest) -> {
          if (!fresh.containsKey(name)) {
            removed.add(place + name);
          } else if (!digest.equals(fresh.get(name))) {
            edited.add(place + name);
          }
        });
    fresh.keySet().stream()
        .filter(name -> !old.containsKey(name))
        .forEach(name -> added.add(place + name));
  }

  /** The path of an output by the end of it. */
  static Optional<String> output(Trace last, String end) {
    return last.result().outputs().stream()
        .map(OutputEntry::path)
        .filter(path -> path.endsWith(end))
        .findFirst();
  }
}
