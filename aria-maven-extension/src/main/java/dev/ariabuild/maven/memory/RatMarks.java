package dev.ariabuild.maven.memory;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain report of Apache Rat in which everything is approved.
 *
 * @param text all of it
 * @param byFile the mark of each file by its name in the report
 */
record RatMarks(String text, SortedMap<String, String> byFile) {
  private static final Pattern TIME = Pattern.compile("(?m)^Generated at: (\\S+)$");
  private static final Pattern ALL_KNOWN = Pattern.compile("(?m)^0 Unknown Licenses$");
  private static final Pattern LIST =
      Pattern.compile("(?s)\n {2}Notices, licenses etc\\. will be marked N\n(.*\n) ?\\*{53}\\s*$");
  private static final Pattern FILE = Pattern.compile(" {2}(\\S.{4}) (\\S.*)");

  /** Its parts; empty if it is of another form, or names a file that is not approved. */
  static Optional<RatMarks> of(String text) {
    Matcher list = LIST.matcher(text);
    if (!list.find() || !TIME.matcher(text).find() || !ALL_KNOWN.matcher(text).find()) {
      return Optional.empty();
    }
    SortedMap<String, String> byFile = new TreeMap<>();
    for (String line : list.group(1).split("\n")) {
      Matcher file = FILE.matcher(line);
      boolean understood = file.matches() && byFile.put(file.group(2), file.group(1)) == null;
      if (!understood && !line.isBlank()) {
        return Optional.empty();
      }
    }
    return Optional.of(new RatMarks(text, byFile));
  }

  /** This report as if it had been made when another one was. */
  String at(RatMarks other) {
    Matcher time = TIME.matcher(other.text);
    return time.find()
        ? TIME.matcher(text).replaceFirst(Matcher.quoteReplacement(time.group()))
        : text;
  }
}
