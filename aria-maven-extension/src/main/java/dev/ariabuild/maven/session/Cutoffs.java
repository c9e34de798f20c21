package dev.ariabuild.maven.session;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.execute.TraceStore;
import dev.ariabuild.engine.file.PartialRead;
import dev.ariabuild.engine.file.Reads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the actions of an unchanged module that read something in part that has changed. */
final class Cutoffs {
  private final Map<Digest, Digest> now = new HashMap<>();

  /**
   * For one module.
   *
   * @param reads what it read
   * @param moved what has changed of that, but not to the module
   */
  Cutoffs(Reads reads, Map<PartialRead, PartialRead.Answer> moved) {
    moved.forEach(
        (read, answer) -> {
          PartialRead.Answer then = reads.partial().get(read);
          if (then != null) {
            now.put(then.raw(), answer.raw());
          }
        });
  }

  /**
   * The actions; what they have read is noted anew, so that the next build does not name them.
   *
   * @param write whether it may be noted
   */
  Set<ActionId> in(TraceStore store, boolean write) {
    Set<ActionId> cutOff = new HashSet<>();
    List<Trace> traces = new ArrayList<>();
    for (Trace trace : store.load().values()) {
      List<Input> inputs = trace.inputs().list().stream().map(this::moved).toList();
      if (!inputs.equals(trace.inputs().list())) {
        cutOff.add(trace.action());
      }
      traces.add(new Trace(trace.action(), new Inputs(inputs), trace.result(), trace.reusable()));
    }
    if (write && !cutOff.isEmpty()) {
      store.save(traces);
    }
    return cutOff;
  }

  private Input moved(Input input) {
    Optional<Digest> raw = input.raw().map(digest -> now.getOrDefault(digest, digest));
    return raw.equals(input.raw())
        ? input
        : new Input(input.name(), input.fingerprint(), raw, input.shown(), input.members());
  }
}
