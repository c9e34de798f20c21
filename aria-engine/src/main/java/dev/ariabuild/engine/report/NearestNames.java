package dev.ariabuild.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant, by Levenshtein distance. */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  private record Candidate(String name, int distance) {}

  /**
   * At most three names, nearest first: those that differ in no more than a third of the longer
   * one's characters (two at least), or hold the wanted text. Case does not count.
   */
  static List<String> of(String wanted, List<String> names) {
    List<Candidate> near = new ArrayList<>();
    String low = wanted.toLowerCase(Locale.ROOT);
    for (String name : names) {
      String lowName = name.toLowerCase(Locale.ROOT);
      int distance = distance(low, lowName);
      int allowed = Math.max(2, Math.max(low.length(), lowName.length()) / 3);
      if (distance <= allowed || (low.length() > 2 && lowName.contains(low))) {
        near.add(new Candidate(name, distance));
      }
    }
    near.sort(Comparator.comparingInt(Candidate::distance));
    return near.stream().limit(MOST).map(Candidate::name).toList();
  }

  /** Insertions, deletions and replacements of one char that make {@code b} of {@code a}. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
