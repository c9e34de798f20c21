package dev.ariabuild.java.source;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;

/**
 * Digest of a Java source file by its tokens and the lines they stand on; other files by content.
 *
 * <p>Two files with the same digest give the same class files under the same compiler, options and
 * class path, provided that the {@link SourceReading} tells the truth about who reads comments, and
 * that {@code -Xjcov} is not used (its tables hold columns). A file that is not understood with
 * certainty counts with all its bytes. Stateless and thread-safe.
 */
public final class SourceNormaliser implements MemberNormaliser {
  /** Changes whenever any file may get another digest than before. */
  private static final String VERSION = "source-1";

  private final SourceReading reading;

  /** Reads as javac does, in UTF-8, with line tables and no processors. */
  public SourceNormaliser() {
    this(SourceReading.javac());
  }

  /** Reads as the given reader does. */
  public SourceNormaliser(SourceReading reading) {
    this.reading = reading;
  }

  @Override
  public Normaliser normaliser() {
    return Normaliser.SOURCE;
  }

  @Override
  public String version() {
    return VERSION + ":" + reading.label();
  }

  /** Never null: every file among the sources counts. */
  @Override
  public Digest normalise(String name, byte[] content) {
    return digest(name, content, reading.lines());
  }

  /** The tokens and the line each stands on: what the class files depend on. */
  public Digest tokensAndLines(String name, byte[] content) {
    return digest(name, content, true);
  }

  /** The tokens alone: while this is equal, ABI and dependencies of the file are unchanged. */
  public Digest tokens(String name, byte[] content) {
    return digest(name, content, false);
  }

  private Digest digest(String name, byte[] content, boolean lines) {
    if (name.endsWith(".java") && understood(content)) {
      Hasher hasher = new Hasher().add(lines ? "tokens+lines" : "tokens");
      TokenSink sink = new TokenSink(hasher, lines);
      if (new SourceLexer(content, sink).run()) {
        sink.flush();
        return hasher.digest();
      }
    }
    return new Hasher().add("content").add(content).digest();
  }

  private boolean understood(byte[] content) {
    return switch (reading.comments()) {
      case IGNORED -> Utf8.isWellFormed(content);
      case IGNORED_IF_ASCII -> Utf8.firstNonAscii(content) == content.length;
      case KEPT -> false;
    };
  }
}
