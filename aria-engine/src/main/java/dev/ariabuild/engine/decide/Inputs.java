package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.event.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All inputs of an action in the order in which they count. The key and its explanation walk the
 * same list, so nothing can be in one and not in the other.
 */
public final class Inputs {
  private final List<Input> list;
  private volatile @Nullable ActionKey key;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two inputs have the same name
   */
  public Inputs(List<Input> list) {
    this.list = List.copyOf(list);
    byName(list);
  }

  /** The inputs, in order. */
  public List<Input> list() {
    return list;
  }

  /** The key: every name, normaliser and digest, in order. */
  public ActionKey key() {
    ActionKey known = key;
    if (known == null) {
      known = computed();
      key = known;
    }
    return known;
  }

  private ActionKey computed() {
    Hasher hasher = new Hasher();
    for (Input input : list) {
      hasher.add(input.name());
      hasher.add(input.fingerprint().normaliser().name());
      hasher.add(input.fingerprint().digest());
    }
    return new ActionKey(hasher.digest());
  }

  /** What differs from an earlier list; empty exactly if the keys are equal. */
  public List<Change> changesSince(Inputs earlier) {
    List<Change> changes = new ArrayList<>();
    Map<String, Input> before = byName(earlier.list);
    for (Input now : list) {
      Input then = before.remove(now.name());
      if (then == null) {
        changes.add(new Change(now.name(), Change.ABSENT, now.shownOrDigest()));
      } else if (!then.fingerprint().equals(now.fingerprint())) {
        describe(then, now, changes);
      }
    }
    for (Input gone : before.values()) {
      changes.add(new Change(gone.name(), gone.shownOrDigest(), Change.ABSENT));
    }
    if (changes.isEmpty() && !names(list).equals(names(earlier.list))) {
      changes.add(
          new Change("order of inputs", names(earlier.list).toString(), names(list).toString()));
    }
    return changes;
  }

  /** Whether something was different that the fingerprints leave out: then it was cut off. */
  public boolean differsOnlyBelowFingerprints(Inputs earlier) {
    Map<String, Input> before = byName(earlier.list);
    for (Input now : list) {
      Input then = before.get(now.name());
      if (then != null && !then.raw().equals(now.raw())) {
        return true;
      }
    }
    return false;
  }

  private static void describe(Input then, Input now, List<Change> changes) {
    int before = changes.size();
    SortedMap<String, Digest> old = then.members();
    SortedMap<String, Digest> fresh = now.members();
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    for (String name : names) {
      Digest left = old.get(name);
      Digest right = fresh.get(name);
      if (left == null || right == null || !left.equals(right)) {
        changes.add(new Change(now.name() + " " + name, shown(left), shown(right)));
      }
    }
    if (changes.size() == before) {
      changes.add(new Change(now.name(), then.shownOrDigest(), now.shownOrDigest()));
    }
  }

  private static String shown(@Nullable Digest digest) {
    return digest == null ? Change.ABSENT : digest.shortHex();
  }

  private static Map<String, Input> byName(List<Input> list) {
    Map<String, Input> map = new LinkedHashMap<>();
    for (Input input : list) {
      if (map.put(input.name(), input) != null) {
        throw new IllegalArgumentException("two inputs are named '" + input.name() + "'");
      }
    }
    return map;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Inputs inputs && list.equals(inputs.list);
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }

  @Override
  public String toString() {
    return list.toString();
  }

  private static List<String> names(List<Input> list) {
    return list.stream().map(Input::name).toList();
  }
}
