package dev.ariabuild.maven.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InputChangesTest {
  private static final Input READS = Input.value("compiler reads path", "JAVAC");
  private static final Input OWN = entry("target/classes", Normaliser.CLASSPATH_ABI, "own");
  private static final Input LIBRARY = entry("g:library", Normaliser.CLASSPATH_ABI, "library");
  private static final Input WHOLE = entry("g:library", Normaliser.RUNTIME, "library");
  private static final Input MAKER = entry("g:maker", Normaliser.RUNTIME, "maker");

  private static Input entry(String name, Normaliser normaliser, String content) {
    return Input.of("path " + name, normaliser, Digest.ofUtf8(content), "");
  }

  private static Optional<String> other(List<Input> before, List<Input> after) {
    return InputChanges.other(new Inputs(before), new Inputs(after), Set.of("path g:api"), "path");
  }

  @Test
  void whoComesToTheClassPathIsNamedNotWhatFollowsFromIt() {
    Input all = Input.value("compiler reads path", "all of it: processors are on it");
    assertEquals(
        Optional.of("g:maker came to path"),
        other(List.of(READS, LIBRARY), List.of(all, MAKER, WHOLE)));
    assertEquals(
        Optional.of("g:maker is gone from path"),
        other(List.of(all, MAKER, WHOLE), List.of(READS, LIBRARY)));
  }

  @Test
  void aProcessorThatChangedIsNamed() {
    Input other = entry("g:maker", Normaliser.RUNTIME, "maker 2");
    assertEquals(
        Optional.of("a change of path g:maker"),
        other(List.of(WHOLE, MAKER), List.of(WHOLE, other)));
  }

  @Test
  void aParameterComesFirst() {
    Input release = Input.value("parameter release", "17");
    assertEquals(
        Optional.of("a change of parameter release"),
        other(List.of(LIBRARY), List.of(MAKER, release)));
  }

  @Test
  void entriesThatAreTakenApartAreNoOtherChange() {
    Input before = entry("g:api", Normaliser.CLASSPATH_ABI, "1");
    Input after = entry("g:api", Normaliser.CLASSPATH_ABI, "2");
    assertEquals(Optional.empty(), other(List.of(before), List.of(after)));
  }

  @Test
  void anotherOrderIsTheLastThingToTell() {
    assertEquals(
        Optional.of("a change of the order of inputs"),
        other(List.of(OWN, LIBRARY), List.of(LIBRARY, OWN)));
  }

  @Test
  void ofManyTheFirstAreNamed() {
    assertEquals(
        Optional.of("g:1, g:2, g:3 and 1 more came to path"),
        other(
            List.of(),
            List.of("g:1", "g:2", "g:3", "g:4").stream()
                .map(name -> entry(name, Normaliser.CLASSPATH_ABI, name))
                .toList()));
  }
}
