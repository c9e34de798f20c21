package dev.ariabuild.engine.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InputsTest {
  private static final String[] NAMES = {"a", "b", "ab", "a b", ""};
  private static final String[] VALUES = {"", "1", "2", "(absent)"};

  @Test
  void keysAreEqualExactlyIfThereAreNoChanges() {
    Random random = new Random(7);
    int equal = 0;
    int different = 0;
    for (int i = 0; i < 20_000; i++) {
      Inputs one = random(random);
      Inputs two = random.nextBoolean() ? random(random) : altered(random, one);
      boolean same = one.key().equals(two.key());
      assertEquals(same, two.changesSince(one).isEmpty(), one + "\n" + two);
      assertEquals(same, one.changesSince(two).isEmpty(), one + "\n" + two);
      if (same) {
        equal++;
      } else {
        different++;
      }
    }
    assertTrue(equal > 1000 && different > 1000, equal + " and " + different);
  }

  private static Inputs random(Random random) {
    List<String> names = new ArrayList<>(List.of(NAMES));
    Collections.shuffle(names, random);
    List<Input> inputs = new ArrayList<>();
    for (String name : names.subList(0, random.nextInt(NAMES.length))) {
      inputs.add(random(random, name));
    }
    return new Inputs(inputs);
  }

  private static Input random(Random random, String name) {
    String value = VALUES[random.nextInt(VALUES.length)];
    switch (random.nextInt(4)) {
      case 0:
        return Input.value(name, value);
      case 1:
        return Input.of(name, Normaliser.CONTENT, Digest.ofUtf8(value), "");
      case 2:
        return Input.partial(
            name, Normaliser.ABI, Digest.ofUtf8(value), Digest.ofUtf8("" + random.nextInt(3)));
      default:
        TreeMap<String, Digest> members = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          members.put("m" + random.nextInt(3), Digest.ofUtf8("" + random.nextInt(2)));
        }
        return Input.tree(name, Normaliser.CONTENT, members);
    }
  }

  /** Often the same, sometimes with one input altered, dropped, or two swapped. */
  private static Inputs altered(Random random, Inputs inputs) {
    List<Input> list = new ArrayList<>(inputs.list());
    if (!list.isEmpty()) {
      int at = random.nextInt(list.size());
      switch (random.nextInt(5)) {
        case 0:
          list.set(at, random(random, list.get(at).name()));
          break;
        case 1:
          list.remove(at);
          break;
        case 2:
          Collections.swap(list, at, 0);
          break;
        default:
      }
    }
    return new Inputs(list);
  }

  @Test
  void changesNameMembersAndValues() {
    Inputs before =
        new Inputs(
            List.of(
                Input.value("release", "17"),
                tree(Map.of("a", "1", "b", "1")),
                Input.value("gone", "x")));
    Inputs after =
        new Inputs(
            List.of(
                Input.value("release", "21"),
                tree(Map.of("b", "2", "c", "1")),
                Input.of("new", Normaliser.CONTENT, Input.ABSENT, "")));
    List<Change> changes = after.changesSince(before);
    assertEquals(new Change("release", "17", "21"), changes.get(0));
    assertEquals(
        List.of("tree a", "tree b", "tree c"),
        changes.subList(1, 4).stream().map(Change::input).toList());
    assertEquals(Change.ABSENT, changes.get(1).after());
    assertEquals(Change.ABSENT, changes.get(3).before());
    assertEquals(new Change("new", Change.ABSENT, Change.ABSENT), changes.get(4));
    assertEquals(new Change("gone", "x", Change.ABSENT), changes.get(5));
    assertEquals(6, changes.size());
  }

  private static Input tree(Map<String, String> members) {
    TreeMap<String, Digest> digests = new TreeMap<>();
    members.forEach((name, value) -> digests.put(name, Digest.ofUtf8(value)));
    return Input.tree("tree", Normaliser.CONTENT, digests);
  }

  @Test
  void twoInputsOfOneNameAreRefused() {
    List<Input> twice = List.of(Input.value("a", "1"), Input.value("a", "1"));
    assertThrows(IllegalArgumentException.class, () -> new Inputs(twice));
  }

  @Test
  void whatTheFingerprintLeavesOutIsNoChangeButIsSeen() {
    Inputs before = new Inputs(List.of(abi("same", "raw 1")));
    Inputs after = new Inputs(List.of(abi("same", "raw 2")));
    assertEquals(before.key(), after.key());
    assertTrue(after.differsOnlyBelowFingerprints(before));
    assertFalse(after.differsOnlyBelowFingerprints(after));
  }

  private static Input abi(String value, String raw) {
    return Input.partial("abi", Normaliser.ABI, Digest.ofUtf8(value), Digest.ofUtf8(raw));
  }
}
