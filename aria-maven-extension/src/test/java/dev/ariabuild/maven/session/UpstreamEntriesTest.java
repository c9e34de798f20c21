package dev.ariabuild.maven.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpstreamEntriesTest {
  private static Action reads(String library, String own, String value) {
    return new Action(
        new ActionId(new ModuleId("g", "a"), "compile", "default"),
        "",
        new Action.Described(
            new Inputs(
                List.of(
                    entry("parameter compilePath g:library", library),
                    entry("parameter compilePath target/classes", own),
                    Input.value("parameter release", value))),
            List.of(),
            Action.OnFailure.KEEP,
            true));
  }

  private static Input entry(String name, String content) {
    return Input.of(name, Normaliser.CLASSPATH_ABI, Digest.ofUtf8(content), content);
  }

  @Test
  void anEntryOfAnotherModuleThatIsAnotherAfterwardsIsSeen() {
    assertFalse(UpstreamEntries.areSame(reads("1", "", "17"), reads("2", "", "17")));
  }

  @Test
  void whatTheActionItselfHasChangedDoesNotCount() {
    assertTrue(UpstreamEntries.areSame(reads("1", "", "17"), reads("1", "classes", "21")));
  }
}
