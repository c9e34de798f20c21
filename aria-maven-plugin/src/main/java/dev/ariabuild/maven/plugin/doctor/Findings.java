package dev.ariabuild.maven.plugin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What there is, and what should be looked at. */
public final class Findings {
  private final List<String> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Findings() {}

  void line(String name, String value) {
    lines.add(String.format(Locale.ROOT, "%-9s %s", name, value));
  }

  void problem(String text) {
    problems.add(text);
  }

  /** What there is, in lines for people. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** What should be looked at, and how it is mended. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** How it stands, in one line. */
  public String summary() {
    int count = problems.size();
    return count == 0
        ? "doctor    nothing is missing"
        : "doctor    " + count + (count == 1 ? " thing" : " things") + " to look at, above";
  }
}
