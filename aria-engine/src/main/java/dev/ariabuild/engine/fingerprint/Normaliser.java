package dev.ariabuild.engine.fingerprint;

/** What of an input counts. Two inputs with the same fingerprint are the same to their reader. */
public enum Normaliser {
  /** A value such as an evaluated parameter: every character counts. */
  VALUE,
  /** A file or a tree: names, bytes, and nothing else (no times, no owner). */
  CONTENT,
  /** Java sources: tokens and the line each stands on; comments and white space do not count. */
  SOURCE,
  /** One class: what another class can see of it at compile time. */
  ABI,
  /** One compile class path entry: the ABI of all its classes, and what else javac reads of it. */
  CLASSPATH_ABI,
  /**
   * One runtime class path entry: names and bytes of what it holds; not the archive's own times.
   */
  RUNTIME,
  /** One class path entry: names and format versions of its classes. */
  CLASS_VERSIONS,
  /** One class path entry: all of it but the bodies of methods. */
  SHAPES,
  /** One class path entry: which of its classes mention a name. */
  MENTIONS;

  /** Lower case with dashes, as in reports and explanations. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
