package dev.ariabuild.maven.session;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds failed tests in what Surefire and Failsafe leave. A report that cannot be read counts as
 * failed.
 *
 * @see <a href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/">Surefire's report
 *     schema</a>
 */
final class TestReports {
  private static final Pattern FAILED_SUITE =
      Pattern.compile("<testsuite\\s[^>]*\\b(errors|failures)=\"[1-9]");
  private static final Pattern FAILED_SUMMARY =
      Pattern.compile("<(errors|failures)>[1-9]|timeout=\"true\"");

  private TestReports() {}

  static Optional<Reason> failures(Path moduleDir, List<OutputEntry> outputs) {
    for (OutputEntry output : outputs) {
      String name = output.path().substring(output.path().lastIndexOf('/') + 1);
      boolean suite = name.startsWith("TEST-") && name.endsWith(".xml");
      boolean summary = name.startsWith("failsafe-summary") && name.endsWith(".xml");
      if ((suite || summary)
          && failed(moduleDir.resolve(output.path()), suite ? FAILED_SUITE : FAILED_SUMMARY)) {
        return Optional.of(Reason.of(Cause.NOT_REUSABLE, output.path() + " reports failures"));
      }
    }
    return Optional.empty();
  }

  private static boolean failed(Path report, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(report, StandardCharsets.UTF_8)).find();
    } catch (IOException unreadable) {
      return true;
    }
  }
}
