package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.fingerprint.Fingerprint;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One input of an action, as it is now.
 *
 * @param name unique within the action, such as {@code parameter release} or {@code class path
 *     com.example:a}
 * @param fingerprint what counts of it
 * @param raw digest of all its bytes where the fingerprint leaves some out: tells a cutoff
 * @param shown the value for people; empty if the digest has to do
 * @param members what a tree consists of, by name, for explanations; the fingerprint covers them
 */
public record Input(
    String name,
    Fingerprint fingerprint,
    Optional<Digest> raw,
    String shown,
    SortedMap<String, Digest> members) {
  private static final int LONGEST_SHOWN = 300;

  /** The digest of something that is not there. */
  public static final Digest ABSENT = Digest.ofUtf8("(absent)");

  /** Copies the members and shortens what is shown. */
  public Input {
    members = new TreeMap<>(members);
    if (shown.length() > LONGEST_SHOWN) {
      shown = shown.substring(0, LONGEST_SHOWN) + "…";
    }
  }

  /** A value that is compared to the letter. */
  public static Input value(String name, String value) {
    return of(name, Normaliser.VALUE, Digest.ofUtf8(value), value);
  }

  /** A single file or archive. */
  public static Input of(String name, Normaliser normaliser, Digest digest, String shown) {
    return new Input(
        name, new Fingerprint(normaliser, digest), Optional.empty(), shown, new TreeMap<>());
  }

  /** Something that is read only in part: {@code raw} is the digest of all of it. */
  public static Input partial(String name, Normaliser normaliser, Digest digest, Digest raw) {
    return new Input(
        name, new Fingerprint(normaliser, digest), Optional.of(raw), "", new TreeMap<>());
  }

  /** A tree: names and digests of its members. */
  public static Input tree(String name, Normaliser normaliser, SortedMap<String, Digest> members) {
    Hasher hasher = new Hasher();
    for (Map.Entry<String, Digest> member : members.entrySet()) {
      hasher.add(member.getKey()).add(member.getValue());
    }
    return new Input(
        name, new Fingerprint(normaliser, hasher.digest()), Optional.empty(), "", members);
  }

  /** The same under another name. */
  public Input renamed(String newName) {
    return new Input(newName, fingerprint, raw, shown, members);
  }

  String shownOrDigest() {
    if (!shown.isEmpty()) {
      return shown;
    }
    if (fingerprint.digest().equals(ABSENT)) {
      return Change.ABSENT;
    }
    return fingerprint.normaliser() == Normaliser.VALUE ? "''" : fingerprint.digest().shortHex();
  }
}
