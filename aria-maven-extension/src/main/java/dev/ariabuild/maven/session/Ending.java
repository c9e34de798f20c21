package dev.ariabuild.maven.session;

import dev.ariabuild.engine.report.ActionRecord;
import dev.ariabuild.engine.report.BuildJson;
import dev.ariabuild.engine.report.BuildRecord;
import dev.ariabuild.engine.report.ConsoleSummary;
import dev.ariabuild.engine.report.TextStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.shared.utils.logging.MessageUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the record of a build and prints its summary. */
final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger("aria");

  private Ending() {}

  static void report(BuildRecord record, MavenSession session, Path root) {
    List<ActionRecord> actions =
        record.modules().stream().flatMap(module -> module.actions().stream()).toList();
    if (actions.stream().allMatch(Ending::leavesNothing)) {
      return;
    }
    String base = session.getRequest().getBaseDirectory();
    try {
      BuildJson.write(record, BuildJson.fileIn(base == null ? root : Path.of(base)));
    } catch (IOException e) {
      LOG.warn("aria: could not write {}: {}", BuildJson.PATH, e.toString());
    }
    if (AriaBuild.isWatched(session)) {
      return;
    }
    TextStyle style = new TextStyle(coloured(session), unicode());
    ConsoleSummary.lines(record, style).forEach(LOG::info);
  }

  /** Maven 3 tells; Maven 4 has no such class, so there a terminal without -B counts. */
  private static boolean coloured(MavenSession session) {
    try {
      return MessageUtils.isColorEnabled();
    } catch (LinkageError maven4) {
      return System.console() != null && session.getRequest().isInteractiveMode();
    }
  }

  /** Cleaning and asking questions leave no record. */
  private static boolean leavesNothing(ActionRecord action) {
    return action.goal().startsWith("maven-clean-plugin:")
        || (action.goal().startsWith(Packaging.PLUGIN + ":") && !action.goal().endsWith(":image"));
  }

  private static boolean unicode() {
    return "UTF-8"
        .equalsIgnoreCase(
            System.getProperty(
                "stdout.encoding",
                System.getProperty("sun.stdout.encoding", System.getProperty("file.encoding"))));
  }
}
