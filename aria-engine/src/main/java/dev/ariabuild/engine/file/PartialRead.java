package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The question what a file or directory is to a reader that leaves some of it out, such as a
 * compiler that reads no bodies of methods.
 *
 * @param reader names the reader and its version
 * @param entry a file or a directory
 */
public record PartialRead(String reader, Path entry) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartialRead read
        && reader.equals(read.reader)
        && entry.equals(read.entry);
  }

  @Override
  public int hashCode() {
    return 31 * entry.hashCode() + reader.hashCode();
  }

  /**
   * The answer.
   *
   * @param normalised digest of what the reader takes in
   * @param raw digest of everything: while it is the same, so is {@code normalised}
   */
  public record Answer(Digest normalised, Digest raw) {}

  /** Reads in part. */
  public interface Reader {
    /** A reader that knows no entry: every partial read has another answer then. */
    Reader NONE =
        new Reader() {
          @Override
          public Optional<Digest> raw(Path entry) {
            return Optional.empty();
          }

          @Override
          public Optional<Digest> normalised(PartialRead read) {
            return Optional.empty();
          }
        };

    /** Digest of everything; empty if nothing is there. */
    Optional<Digest> raw(Path entry);

    /** What the reader takes in; empty if nothing is there, or nobody knows this reader. */
    Optional<Digest> normalised(PartialRead read);
  }
}
