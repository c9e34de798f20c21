package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies below a directory, as one reader sees it.
 *
 * @param members relative name, separated by {@code /}, to the member's value
 */
public record Tree(SortedMap<String, Digest> members) {
  /** Copies the map. */
  public Tree {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }

  /** One value for names and members. */
  public Digest digest() {
    Hasher hasher = new Hasher().add(members.size());
    for (Map.Entry<String, Digest> member : members.entrySet()) {
      hasher.add(member.getKey()).add(member.getValue());
    }
    return hasher.digest();
  }
}
