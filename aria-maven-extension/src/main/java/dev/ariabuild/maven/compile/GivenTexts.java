package dev.ariabuild.maven.compile;

import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Hands the compiler those bytes of changed sources that were looked at, whatever is saved
 * meanwhile. What does not decode is left to it to read, and to complain of. Compiles once; again,
 * to follow what a change reaches, only as long as nothing more has changed.
 */
final class GivenTexts implements Compilations {
  private final Compilations compilations;
  private final String charset;
  private final Predicate<Boolean> still;
  private final Map<String, byte[]> texts = new HashMap<>();
  private boolean half;
  private boolean called;

  /**
   * None yet.
   *
   * @param charset of sources; empty for that of the platform
   * @param still whether nothing more has changed; given false it does not wait
   */
  GivenTexts(Compilations compilations, String charset, Predicate<Boolean> still) {
    this.compilations = compilations;
    this.charset = charset;
    this.still = still;
  }

  /** None yet, for the same compiler. */
  GivenTexts(GivenTexts like) {
    this(like.compilations, like.charset, like.still);
  }

  /** The content of a source. */
  void add(Path source, byte[] text) {
    half |= text.length == 0;
    if (decodes(text)) {
      texts.put(source.toString(), text);
    }
  }

  /** A source is not there. */
  void gone() {
    half = true;
  }

  /** Whether one looks as if it were just being saved: empty, or gone. */
  boolean isHalf() {
    return half;
  }

  private boolean decodes(byte[] text) {
    if (charset.isEmpty()) {
      return false;
    }
    try {
      Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Compiled compile(CompileRequest request) throws IOException {
    if (called && !still.test(false)) {
      throw new JavacAgain.Superseded();
    }
    called = true;
    Map<String, byte[]> all = new TreeMap<>(request.texts());
    for (String source : request.sources()) {
      byte[] text = texts.get(source);
      if (text != null) {
        all.put(source, text);
      }
    }
    return compilations.compile(
        new CompileRequest(
            request.options(),
            request.charset(),
            request.outputDirectory(),
            request.hidden(),
            request.sources(),
            all,
            request.typesOnly()));
  }
}
