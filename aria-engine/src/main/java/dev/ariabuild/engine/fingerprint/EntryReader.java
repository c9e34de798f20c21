package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.PartialRead;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks again what class path entries are to those that read them in part. Thread-safe. */
public final class EntryReader implements PartialRead.Reader {
  /** Name of the reader that takes in all members, but not the archive around them. */
  static final String RUNTIME = "runtime";

  private static final String MEMBER = "member ";
  private static final Digest NO_MEMBER = Digest.ofUtf8("no member");

  private final Fingerprinter fingerprinter;
  private final Map<String, MemberNormaliser> readers = new HashMap<>();

  /**
   * Knows these readers.
   *
   * @param readers all that may have been asked; an unknown one has another answer than before
   */
  public EntryReader(Fingerprinter fingerprinter, List<? extends MemberNormaliser> readers) {
    this.fingerprinter = fingerprinter;
    readers.forEach(reader -> this.readers.put(name(reader), reader));
  }

  static String name(MemberNormaliser reader) {
    return reader.normaliser().label() + " " + reader.version();
  }

  static String member(String name) {
    return MEMBER + name;
  }

  static Digest of(Optional<Digest> member) {
    return member.orElse(NO_MEMBER);
  }

  @Override
  public Optional<Digest> raw(Path entry) {
    return fingerprinter.raw(entry);
  }

  @Override
  public Optional<Digest> normalised(PartialRead read) {
    String name = read.reader();
    if (name.startsWith(MEMBER)) {
      return Optional.of(of(fingerprinter.member(read.entry(), name.substring(MEMBER.length()))));
    }
    MemberNormaliser reader = readers.get(name);
    Optional<EntryPrint> print =
        reader != null
            ? fingerprinter.seenBy(read.entry(), reader)
            : name.equals(RUNTIME) ? fingerprinter.runtime(read.entry()) : Optional.empty();
    return print.map(EntryPrint::normalised);
  }
}
