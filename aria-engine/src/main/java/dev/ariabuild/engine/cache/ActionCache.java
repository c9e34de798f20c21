package dev.ariabuild.engine.cache;

import java.io.IOException;
import java.util.Optional;

/** Results by action key. */
public interface ActionCache {
  /** The result of this key; empty if there is none or it is damaged (then it is forgotten). */
  Optional<ActionResult> find(ActionKey key) throws IOException;

  /** Records a result, atomically, after its blobs. */
  void record(ActionKey key, ActionResult result) throws IOException;

  /** Forgets a result. */
  void forget(ActionKey key) throws IOException;
}
