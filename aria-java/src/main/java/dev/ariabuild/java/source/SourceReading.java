package dev.ariabuild.java.source;

/**
 * What the reader of a source file sees of it.
 *
 * @param comments how much of a comment counts
 * @param lines whether the line that a token stands on counts
 */
public record SourceReading(Comments comments, boolean lines) {
  /** How much of a comment counts. */
  public enum Comments {
    /**
     * The file is read as UTF-8 and only by javac: of a comment, nothing but a Javadoc
     * {@code @deprecated} counts.
     */
    IGNORED,
    /**
     * As {@link #IGNORED}, but the file is read in another charset, where other bytes may stand for
     * a quote or a backslash, or cannot be decoded (which fails the compilation, even in a
     * comment): a file that is not ASCII counts as a whole.
     */
    IGNORED_IF_ASCII,
    /**
     * Somebody reads comments: an annotation processor ({@code Elements.getDocComment}), a compiler
     * plugin, {@code -Xdoclint}, or {@code -Xlint:dangling-doc-comments} with {@code -Werror}. The
     * whole file counts.
     */
    KEPT
  }

  /** javac reading UTF-8, writing line tables, with nobody reading comments. */
  public static SourceReading javac() {
    return new SourceReading(Comments.IGNORED, true);
  }

  /** For the version of a normaliser: two readings with the same label are equal. */
  String label() {
    return comments.name().toLowerCase(java.util.Locale.ROOT) + (lines ? "+lines" : "");
  }
}
