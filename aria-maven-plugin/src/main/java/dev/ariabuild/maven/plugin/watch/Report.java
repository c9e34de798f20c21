package dev.ariabuild.maven.plugin.watch;

import dev.ariabuild.engine.report.ActionRecord;
import dev.ariabuild.engine.report.BuildRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells people, on the console, and editors, in events, what a session does. Decides nothing. The
 * cycle that it tells of is the one that was begun last.
 */
final class Report {
  private static final int MOST_PATHS = 100;
  private static final int FEW = 3;

  private final Path root;
  private final WatchEvents events;
  private final Log log;
  private int cycle;

  /** For a reactor with this root. */
  Report(Path root, WatchEvents events, Log log) {
    this.root = root;
    this.events = events;
    this.log = log;
  }

  /** Another cycle begins: something changed, or changed while it was built. */
  void begin() {
    cycle++;
  }

  /** Whether nothing has changed yet. */
  boolean isFirst() {
    return cycle == 0;
  }

  /** A lower-case clause for a batch. */
  String cause(Collection<Path> batch) {
    String first = batch.isEmpty() ? "" : Reaction.shown(batch.iterator().next(), root);
    return batch.size() <= 1
        ? first + " changed"
        : first + " and " + (batch.size() - 1) + " more changed";
  }

  void changed(Collection<Path> batch) {
    List<String> shown =
        batch.stream().limit(MOST_PATHS).map(path -> Reaction.shown(path, root)).toList();
    events.tell(
        "changed",
        json -> {
          json.name("cycle").value(cycle).name("count").value(batch.size());
          WatchEvents.strings(json, "paths", shown);
        });
  }

  void restarting(String cause) {
    log.info("aria: " + cause + "; starting again");
    events.tell("restarting", json -> json.name("cycle").value(cycle).name("why").value(cause));
  }

  /** What came of classes that were asked for before Maven builds. */
  void quick(Map<String, Object> answer) {
    List<String> compiled = QuickAnswer.strings(answer, "compiled");
    List<Complaint> complaints = QuickAnswer.complaints(answer);
    if (!complaints.isEmpty()) {
      boolean last = answer.get("failed") instanceof Boolean failed && !failed;
      events.tell(
          "diagnostics",
          json -> {
            json.name("cycle").value(cycle).name("final").value(last);
            WatchEvents.complaints(json, complaints);
          });
      complaints.forEach(this::log);
    }
    if (compiled.isEmpty()) {
      log.debug("aria: left to maven: " + answer.get("why"));
      return;
    }
    long micros = answer.get("micros") instanceof Long known ? known : 0;
    events.tell(
        "compiled",
        json -> {
          json.name("cycle").value(cycle).name("micros").value(micros);
          WatchEvents.strings(json, "files", compiled);
        });
    log.info("aria: compiled " + String.join(", ", compiled) + " in " + duration(micros / 1000));
  }

  private void log(Complaint complaint) {
    String line = "aria: " + complaint.text();
    if (complaint.severity().equals("error")) {
      log.error(line);
    } else if (complaint.severity().equals("warning")) {
      log.warn(line);
    } else {
      log.info(line);
    }
  }

  void building(String why) {
    events.tell("building", json -> json.name("cycle").value(cycle).name("why").value(why));
  }

  /** Paths as people write them; of many the first ones. */
  String names(Collection<Path> paths) {
    String names =
        String.join(
            ", ",
            paths.stream().sorted().limit(FEW).map(path -> Reaction.shown(path, root)).toList());
    return paths.size() <= FEW ? names : names + " and " + (paths.size() - FEW) + " more";
  }

  /** Something that people may want to change. */
  void notice(String text) {
    log.warn("aria: " + text);
    events.tell("notice", json -> json.name("text").value(text));
  }

  /**
   * A build ended.
   *
   * @param record what the core extension wrote of it
   */
  void built(Builds.Ended ended, Optional<BuildRecord> record, long millis, String why) {
    List<ActionRecord> actions =
        record.stream()
            .flatMap(known -> known.modules().stream())
            .flatMap(module -> module.actions().stream())
            .toList();
    long did = actions.stream().filter(QuickAnswer::didSomething).count();
    events.tell(
        "built",
        json -> {
          json.name("cycle").value(cycle).name("success").value(ended.success());
          json.name("millis").value(millis).name("why").value(why);
          json.name("actions").value(actions.size()).name("executed").value(did);
          WatchEvents.complaints(json, ended.complaints());
        });
    if (ended.success()) {
      String all = did + " of " + actions.size() + " actions";
      log.info("aria: built in " + duration(millis) + " (" + why + "): " + all + "; watching");
    } else {
      ended.untold().forEach(this::log);
      int errors = ended.complaints().size();
      String all = errors + (errors == 1 ? " error" : " errors");
      log.error("aria: failed (" + why + "): " + all + "; watching");
    }
  }

  private static String duration(long millis) {
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** A process that was to go on ended before anybody asked it to. */
  void notBegun(int exit) {
    Complaint complaint =
        Complaint.general(
            "Maven was started again and ended with "
                + exit
                + "; the console says why. The next change starts it again");
    log.error("aria: " + complaint.message());
    events.tell(
        "built",
        json -> {
          json.name("cycle").value(cycle).name("success").value(false);
          json.name("millis").value(0).name("why").value("Maven starts again");
          json.name("actions").value(0).name("executed").value(0);
          WatchEvents.complaints(json, List.of(complaint));
        });
    idle(false);
  }

  /** Another process is tried after a change. */
  void again(Collection<Path> batch) {
    begin();
    changed(batch);
    restarting(cause(batch));
  }

  void idle(boolean success) {
    events.tell("idle", json -> json.name("cycle").value(cycle).name("success").value(success));
  }

  void stopped() {
    events.tell("stopped", json -> json.name("cycle").value(cycle));
  }
}
