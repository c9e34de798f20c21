package dev.ariabuild.aot.symbol;

/**
 * One frame as the unstripped program has it.
 *
 * @param className binary name with dots
 * @param file name of the source file
 * @param line 0: the class has no line for it
 */
public record Frame(String className, String method, String file, int line) {
  /** As a JVM prints it, with no module before it. */
  @Override
  public String toString() {
    return className + "." + method + "(" + file + (line > 0 ? ":" + line : "") + ")";
  }
}
