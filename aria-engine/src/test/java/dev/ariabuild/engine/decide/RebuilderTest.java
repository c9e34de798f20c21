package dev.ariabuild.engine.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action.OnFailure;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RebuilderTest {
  private static final ActionId ID = new ActionId(new ModuleId("g", "a"), "make", "default");
  private static final ActionResult RESULT =
      new ActionResult(List.of(), Optional.empty(), List.of(), ProjectDelta.NONE);

  private final Map<ActionId, Trace> traces = new HashMap<>();
  private final Set<ActionKey> cached = new HashSet<>();
  private List<Trace> elsewhere = List.of();
  private Optional<String> altered = Optional.empty();
  private boolean read = true;
  private boolean constructive = true;
  private int lookups;

  private Decision decide(Inputs inputs) {
    ResultLookup cache =
        key -> {
          lookups++;
          return cached.contains(key)
              ? Optional.of(new ResultLookup.Found(RESULT, Origin.DISK))
              : Optional.empty();
        };
    Action.Nature nature =
        new Action.Described(inputs, List.of(), OnFailure.ROLL_BACK, constructive);
    return rebuilder(cache).decide(new Action(ID, "", nature));
  }

  private Rebuilder rebuilder(ResultLookup cache) {
    Traces all =
        new Traces() {
          @Override
          public Optional<Trace> find(ActionId action) {
            return Optional.ofNullable(traces.get(action));
          }

          @Override
          public List<Trace> elsewhere(ActionId action) {
            return elsewhere;
          }
        };
    return new Rebuilder(all, o -> altered, cache, read);
  }

  private static Trace executed(Inputs inputs) {
    return new Trace(ID, inputs, RESULT, true);
  }

  @Test
  void thatAResultMustNotBeUsedIsPartOfWhyItExecutes() {
    ResultLookup refusing =
        new ResultLookup() {
          @Override
          public Optional<Found> find(ActionKey key) {
            return Optional.empty();
          }

          @Override
          public Optional<String> refusal(ActionKey key) {
            return Optional.of("it is not signed");
          }
        };
    Action.Nature nature = new Action.Described(inputs("1"), List.of(), OnFailure.ROLL_BACK, true);
    Reason reason = rebuilder(refusing).decide(new Action(ID, "", nature)).reason();
    assertEquals("there is no record of an earlier execution: it is not signed", reason.text());
    traces.put(ID, executed(inputs("0")));
    reason = rebuilder(refusing).decide(new Action(ID, "", nature)).reason();
    assertEquals("inputs changed: v; it is not signed", reason.text());
    assertEquals(1, reason.changes().size());
  }

  @Test
  void aMissInAFreshCheckoutNamesTheNearestExecutionElsewhereAndWhatDiffers() {
    assertEquals(Reason.of(Cause.NO_TRACE), decide(inputs("new", "r")).reason());
    Inputs far = new Inputs(List.of(Input.value("w", "x"), Input.value("x", "y")));
    elsewhere =
        List.of(executed(far), executed(inputs("old", "r")), executed(new Inputs(List.of())));
    Reason reason = decide(inputs("new", "r")).reason();
    assertEquals(Cause.NO_TRACE, reason.cause());
    assertEquals(
        "there is no record of an earlier execution: the nearest one, of another checkout, differs"
            + " in v",
        reason.text());
    assertEquals(List.of(new Change("v", "old", "new")), reason.changes());

    elsewhere = List.of(executed(inputs("new", "r")));
    reason = decide(inputs("new", "r")).reason();
    assertTrue(reason.text().contains("the cache has not its result"), reason::text);
  }

  @Test
  void anExecutionElsewhereIsNoReasonWhereThereIsARecordOrAHit() {
    elsewhere = List.of(executed(inputs("other", "r")));
    traces.put(ID, executed(inputs("old", "r")));
    assertEquals(Cause.INPUT_CHANGED, decide(inputs("new", "r")).reason().cause());
    traces.clear();
    cached.add(inputs("new", "r").key());
    assertEquals(Cause.CACHED, decide(inputs("new", "r")).reason().cause());
  }

  private static Inputs inputs(String value, String raw) {
    return new Inputs(
        List.of(
            Input.value("v", value),
            Input.partial("abi", Normaliser.ABI, Digest.ofUtf8("abi"), Digest.ofUtf8(raw))));
  }

  private static Inputs inputs(String value) {
    return inputs(value, "raw");
  }

  private void ran(Inputs inputs, boolean reusable) {
    traces.put(ID, new Trace(ID, inputs, RESULT, reusable));
  }

  private static <T extends Decision> T is(Class<T> type, Cause cause, Decision decision) {
    assertEquals(cause, decision.reason().cause());
    return assertInstanceOf(type, decision);
  }

  @Test
  void whatIsNotDescribedIsBypassedAndWhatIsNotWantedSkipped() {
    Rebuilder rebuilder = rebuilder(ResultLookup.NOTHING);
    Reason reason = Reason.of(Cause.ALWAYS_RUNS);
    is(
        Decision.Bypass.class,
        Cause.ALWAYS_RUNS,
        rebuilder.decide(new Action(ID, "", new Action.Unconditional(reason))));
    is(
        Decision.Skip.class,
        Cause.ALWAYS_RUNS,
        rebuilder.decide(new Action(ID, "", new Action.Unwanted(reason))));
  }

  @Test
  void withoutTraceItExecutesOrIsRestored() {
    is(Decision.Execute.class, Cause.NO_TRACE, decide(inputs("1")));
    cached.add(inputs("1").key());
    Decision.Restore restore = is(Decision.Restore.class, Cause.CACHED, decide(inputs("1")));
    assertEquals(Origin.DISK, restore.from());
    assertFalse(restore.cutoff());
  }

  @Test
  void withTheSameInputsAndOutputsItIsUpToDateAndNoCacheIsAsked() {
    ran(inputs("1"), true);
    Decision decision = decide(inputs("1"));
    assertFalse(is(Decision.UpToDate.class, Cause.UNCHANGED, decision).cutoff());
    assertEquals(0, lookups);
  }

  @Test
  void aChangeBelowTheFingerprintIsCutOff() {
    ran(inputs("1", "raw 1"), true);
    Decision decision = decide(inputs("1", "raw 2"));
    assertTrue(is(Decision.UpToDate.class, Cause.CUT_OFF, decision).cutoff());
  }

  @Test
  void aChangedInputIsNamed() {
    ran(inputs("1"), true);
    Decision decision = decide(inputs("2"));
    is(Decision.Execute.class, Cause.INPUT_CHANGED, decision);
    assertEquals("v: 1 -> 2", decision.reason().changes().get(0).toString());
    cached.add(inputs("2").key());
    is(Decision.Restore.class, Cause.CACHED, decide(inputs("2")));
  }

  @Test
  void anAlteredOutputIsNamed() {
    ran(inputs("1"), true);
    altered = Optional.of("target/x");
    Decision decision = decide(inputs("1"));
    is(Decision.Execute.class, Cause.OUTPUT_CHANGED, decision);
    assertEquals("target/x", decision.reason().detail());
    cached.add(inputs("1").key());
    is(Decision.Restore.class, Cause.CACHED, decide(inputs("1")));
  }

  @Test
  void whatMustNotBeReusedExecutesEvenIfTheCacheHasIt() {
    ran(inputs("1"), false);
    cached.add(inputs("1").key());
    is(Decision.Execute.class, Cause.NOT_REUSABLE, decide(inputs("1")));
    cached.add(inputs("2").key());
    is(Decision.Restore.class, Cause.CACHED, decide(inputs("2")));
  }

  @Test
  void withReadingOffEverythingExecutes() {
    ran(inputs("1"), true);
    cached.add(inputs("1").key());
    read = false;
    is(Decision.Execute.class, Cause.READ_OFF, decide(inputs("1")));
    assertEquals(0, lookups);
  }

  @Test
  void whatOnlyVerifiesInPlaceIsNotLookedUp() {
    constructive = false;
    cached.add(inputs("1").key());
    is(Decision.Execute.class, Cause.NO_TRACE, decide(inputs("1")));
    ran(inputs("1"), true);
    is(Decision.UpToDate.class, Cause.UNCHANGED, decide(inputs("1")));
  }
}
