package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host's side of one action. Called by one thread. */
public interface Work {
  /**
   * Runs the mojo.
   *
   * @return what it changed on the project
   */
  ProjectDelta execute() throws Exception;

  /**
   * Tries to do the work on the part that is affected, from the outputs of the last execution,
   * which still stand. Writes nothing.
   *
   * @throws Exception if it cannot be done; then the mojo runs
   */
  default Partial partially(Trace last) throws Exception {
    return Partial.NOT_TRIED;
  }

  /**
   * Outputs that are put in place before it runs, made from those of the last execution, which
   * still stand: what its tool remembers of files that have not changed since. Content by path
   * relative to the module.
   *
   * @throws Exception if they cannot be made; then it starts without
   */
  default Map<String, byte[]> remembered(Trace last) throws Exception {
    return Map.of();
  }

  /**
   * Outputs of an earlier execution, which stand, that would be others now although nothing that it
   * reads has changed: lists whose order depends on what else lies there. Content by path relative
   * to the module.
   *
   * @return empty if they cannot be told; then it runs
   */
  default Optional<Map<String, byte[]>> adjusted(List<OutputEntry> outputs) {
    return Optional.of(Map.of());
  }

  /**
   * What of that which it has read is another by now: its result is none of what was read. Asked
   * when it has read everything; a lower-case clause.
   */
  default Optional<String> disturbed() {
    return Optional.empty();
  }

  /**
   * Reads everything once more, for another try at what was disturbed.
   *
   * @return empty if that was done often enough
   */
  default Optional<Attempt> again() {
    return Optional.empty();
  }

  /** An action as it was read at one moment, and the work with it. */
  record Attempt(Action action, Work work) {}

  /** Changes the project as an earlier execution did. */
  void replay(ProjectDelta delta);

  /**
   * Why a successful execution must not stand for another, if so: failing tests that were ignored,
   * for example.
   */
  default Optional<Reason> notReusable(List<OutputEntry> outputs) {
    return Optional.empty();
  }
}
