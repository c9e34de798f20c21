package dev.ariabuild.maven.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report of Checkstyle in XML, as its {@code XMLLogger} writes it: an element for each file that
 * was checked, empty if nothing was found.
 *
 * @param head lines before the first file
 * @param files the lines of each file's element by name, in their order
 * @param tail lines after the last file
 */
record CheckstyleReport(String head, Map<String, String> files, String tail) {
  private static final Pattern BEGIN = Pattern.compile("<file name=\"([^\"&<>']*)\">");
  private static final String END = "</file>";
  private static final String ROOT_END = "</checkstyle>";

  /** Empty if the text has another form, or a file twice. */
  static Optional<CheckstyleReport> of(String text) {
    StringBuilder head = new StringBuilder();
    StringBuilder tail = new StringBuilder();
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder file = head;
    String name = "";
    for (String line : lines(text)) {
      Matcher begin = BEGIN.matcher(line.strip());
      if (begin.matches()) {
        if (!name.isEmpty() || tail.length() > 0) {
          return Optional.empty();
        }
        name = begin.group(1);
        file = new StringBuilder();
      } else if (line.strip().equals(ROOT_END)) {
        if (!name.isEmpty()) {
          return Optional.empty();
        }
        file = tail;
      }
      file.append(line);
      if (line.strip().equals(END)) {
        if (name.isEmpty() || files.put(name, file.toString()) != null) {
          return Optional.empty();
        }
        name = "";
        file = new StringBuilder();
      } else if (name.isEmpty() && file != head && file != tail) {
        return Optional.empty();
      }
    }
    return tail.length() == 0
        ? Optional.empty()
        : Optional.of(new CheckstyleReport(head.toString(), files, tail.toString()));
  }

  /** Each with its end. */
  private static List<String> lines(String text) {
    return List.of(text.split("(?<=\n)"));
  }

  /** Whether nothing was found in a file. */
  boolean isClean(String name) {
    String lines = files.get(name);
    return lines != null && lines(lines).size() == 2;
  }

  /**
   * This report of all files, with what a later one says of some of them.
   *
   * @param clean files in which nothing is found, where the later report does not name them
   * @return empty if the two do not fit together
   */
  Optional<String> with(CheckstyleReport later, Set<String> clean) {
    if (!head.equals(later.head)
        || !tail.equals(later.tail)
        || !files.keySet().containsAll(later.files.keySet())) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(head);
    for (Map.Entry<String, String> file : files.entrySet()) {
      String lines = later.files.get(file.getKey());
      if (lines == null && !clean.contains(file.getKey())) {
        return Optional.empty();
      }
      text.append(lines == null ? file.getValue() : lines);
    }
    return Optional.of(text.append(tail).toString());
  }
}
