package dev.ariabuild.java.abi;

import java.util.Locale;

/** Who reads the class path, and therefore how much of a class counts; each sees more. */
public enum AbiReader {
  /** javac with nothing plugged in and without {@code -parameters}. */
  JAVAC,
  /**
   * javac that reads the names of parameters: with {@code -parameters}, it copies those of compiled
   * constructors into anonymous subclasses, and those of compiled methods into bridges.
   */
  JAVAC_WITH_NAMES,
  /**
   * javac with annotation processors or compiler plugins: they also see private members, modifiers
   * without meaning to a caller, and the order of member classes.
   */
  PROCESSORS;

  /** True if the parameter names of a method or constructor mean something to this reader. */
  boolean readsNames(boolean isStatic) {
    return this == PROCESSORS || (this == JAVAC_WITH_NAMES && !isStatic);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
