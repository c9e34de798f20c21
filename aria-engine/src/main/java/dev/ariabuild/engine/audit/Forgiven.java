package dev.ariabuild.engine.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells of a run and not of what was run, by name of the file. Nothing else is forgiven; the
 * differential benchmark forgives the same (and more, that goals unknown to the audit write) in its
 * {@code ignore.json}.
 */
final class Forgiven {
  /**
   * A rule.
   *
   * @param files matches the whole path, relative to the module
   * @param what is taken out before files are compared
   */
  private record Rule(Pattern files, Pattern what) {
    static Rule of(String files, String what) {
      return new Rule(Pattern.compile(files), Pattern.compile(what, Pattern.DOTALL));
    }
  }

  private static final String REPORTS = ".*/(surefire|failsafe)-reports/";

  private static final List<Rule> RULES =
      List.of(
          // how long tests took
          Rule.of(REPORTS + "[^/]*\\.txt", "Time elapsed: [0-9.,]+ m?s\\b"),
          Rule.of(
              REPORTS + "TEST-[^/]*\\.xml",
              "(?<=<(testsuite|testcase)\\s[^<>]{0,4000})time=\"[^\"]*\""),
          // when they ran
          Rule.of(
              REPORTS + "TEST-[^/]*\\.xml", "(?<=<testsuite\\s[^<>]{0,4000})timestamp=\"[^\"]*\""),
          // the system properties of the process that ran them
          Rule.of(REPORTS + "TEST-[^/]*\\.xml", "<properties>.*?</properties>"));

  /** What a test printed, in which nothing is forgiven. */
  private static final Pattern PRINTED = Pattern.compile("<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);

  private Forgiven() {}

  /** The bytes without what is forgiven in a file of this name. */
  static byte[] without(String path, byte[] bytes) {
    List<Rule> rules =
        RULES.stream().filter(rule -> rule.files().matcher("/" + path).matches()).toList();
    if (rules.isEmpty()) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder left = new StringBuilder();
    int from = 0;
    Matcher printed = PRINTED.matcher(text);
    while (printed.find()) {
      left.append(without(rules, text.substring(from, printed.start()))).append(printed.group());
      from = printed.end();
    }
    left.append(without(rules, text.substring(from)));
    return left.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String without(List<Rule> rules, String text) {
    String left = text;
    for (Rule rule : rules) {
      left = rule.what().matcher(left).replaceAll("");
    }
    return left;
  }
}
