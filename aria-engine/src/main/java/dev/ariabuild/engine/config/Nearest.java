package dev.ariabuild.engine.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The valid name nearest to a misspelt one. Knows nothing of what the names mean. */
public final class Nearest {
  private static final int MAX_LENGTH = 100;

  private Nearest() {}

  /**
   * The nearest of {@code names}, if one is near enough: at most a third of the letters differ, and
   * never more than three. Upper and lower case, {@code -} and {@code _} count as the same. Equally
   * near names: the alphabetically first.
   */
  public static Optional<String> to(String wanted, Collection<String> names) {
    String plain = plain(wanted);
    if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int limit = Math.min(3, Math.max(1, plain.length() / 3));
    return names.stream()
        .filter(name -> name.length() <= MAX_LENGTH)
        .filter(name -> distance(plain, plain(name)) <= limit)
        .min(
            Comparator.<String>comparingInt(name -> distance(plain, plain(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code "; did you mean "x"?"}, or nothing. */
  static String hint(String wanted, Collection<String> names) {
    return to(wanted, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Edits (insert, delete, replace, swap of neighbours) between two names. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
