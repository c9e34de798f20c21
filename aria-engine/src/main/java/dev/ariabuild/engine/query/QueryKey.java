package dev.ariabuild.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * Names one input or derived value.
 *
 * @param kind which function computes it, or which kind of input it is
 * @param argument what the function is applied to
 */
public record QueryKey(String kind, String argument) {
  /** The same in every JVM: it is written to disk. */
  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + argument.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QueryKey that
        && argument.equals(that.argument)
        && kind.equals(that.kind);
  }

  @Override
  public String toString() {
    return kind + "(" + argument + ")";
  }
}
