package dev.ariabuild.java.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ariabuild.java.InMemoryJavac;
import dev.ariabuild.java.InMemoryJavac.Compiled;
import dev.ariabuild.java.OtherJdk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AbiDifferentialTest {
  private static final AbiDifferential DIFFERENTIAL = new AbiDifferential();

  static List<AbiEdit> edits() {
    return AbiEdit.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void theDigestAgreesWithTheRunningJavac(AbiEdit edit) {
    assertEquals(List.of(), DIFFERENTIAL.problems(edit));
  }

  @Test
  void theDigestAgreesWithJavac25() throws Exception {
    Optional<OtherJdk> jdk = OtherJdk.beside(25);
    Assumptions.assumeTrue(jdk.isPresent(), "no JDK 25 beside the running JDK");
    assertEquals(
        List.of(AbiEdit.all().size() + " edits tried"), jdk.get().run(AbiDifferential.class));
  }

  @Test
  void aWrongExpectationIsCaught() {
    for (AbiEdit edit : AbiEdit.all().subList(0, 3)) {
      AbiEdit wrong =
          new AbiEdit(
              edit.name(),
              AbiEdit.Effect.UNSEEN,
              edit.upstream(),
              edit.file(),
              edit.from(),
              edit.to(),
              edit.user(),
              edit.upstreamOptions(),
              edit.userOptions());
      assertFalse(DIFFERENTIAL.problems(wrong).isEmpty(), edit.name());
    }
  }

  @Test
  void movingAClassToAFileOfAnotherNameIsSeenByALintOption() {
    InMemoryJavac javac = new InMemoryJavac();
    String b = "class B {}";
    Compiled own = javac.compile(Map.of("p/B.java", "package p; " + b), Map.of(), List.of());
    Compiled other = javac.compile(Map.of("p/A.java", "package p; " + b), Map.of(), List.of());
    Map<String, String> user = Map.of("p/U.java", "package p; class U { B b; }");
    List<String> lint = List.of("-Xlint:auxiliaryclass", "-Werror");
    Compiled ofOwn = javac.compile(user, own.classes(), lint);
    Compiled ofOther = javac.compile(user, other.classes(), lint);

    assertFalse(ofOwn.sameAs(ofOther), ofOwn.diagnostics() + ofOther.diagnostics());
    AbiNormaliser normaliser = AbiNormaliser.classes(AbiReader.JAVAC);
    assertFalse(
        normaliser
            .normalise("p/B.class", own.classes().get("p/B.class"))
            .equals(normaliser.normalise("p/B.class", other.classes().get("p/B.class"))));
  }
}
