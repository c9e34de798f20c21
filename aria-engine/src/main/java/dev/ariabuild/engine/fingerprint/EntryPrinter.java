package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the prints of class path entries and remembers them. An entry that cannot be understood
 * counts with all its bytes. Thread-safe.
 */
final class EntryPrinter {
  /** Of the way members are put together. */
  private static final String VERSION = "1 ";

  private final FileStore files;
  private final MemoStore memo;
  private final MemberValues values;

  EntryPrinter(FileStore files, MemoStore memo) {
    this.files = files;
    this.memo = memo;
    this.values = new MemberValues(files, memo);
  }

  /** What a reader sees of an entry; empty if there is nothing at this path. */
  Optional<EntryPrint> seenBy(Path entry, MemberNormaliser reader) {
    return print(entry, reader.normaliser(), VERSION + reader.version(), reader);
  }

  /** What a JVM can see of an entry: all bytes of all members. */
  Optional<EntryPrint> runtime(Path entry) {
    return print(entry, Normaliser.RUNTIME, VERSION, null);
  }

  private Optional<EntryPrint> print(
      Path entry, Normaliser normaliser, String version, @Nullable MemberNormaliser reader) {
    Optional<Digest> found = raw(files, entry);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Digest raw = found.get();
    if (files.isImmutable(entry)) {
      return Optional.of(new EntryPrint(raw, raw)); // a release is only ever replaced by another
    }
    Digest key = MemoStore.key(raw, normaliser, version, "");
    synchronized (memo.lock(key)) {
      Optional<Digest> known = memo.get(key);
      if (known != null && known.isPresent()) {
        return Optional.of(new EntryPrint(known.get(), raw));
      }
      Digest normalised;
      try {
        normalised = new Tree(values.of(entry, reader, any -> true)).digest();
      } catch (ZipException e) {
        normalised = raw;
      } catch (IOException | UncheckedIOException e) {
        return Optional.of(new EntryPrint(raw, raw)); // may be readable next time
      }
      if (!raw(files.afresh(), entry).equals(found)) {
        return Optional.of(new EntryPrint(raw, raw)); // it changed while it was read
      }
      memo.put(key, Optional.of(normalised));
      return Optional.of(new EntryPrint(normalised, raw));
    }
  }

  /** Digest of an archive, or of all names and contents below a directory. */
  static Optional<Digest> raw(FileStore files, Path entry) {
    return files.isDirectory(entry)
        ? Optional.of(Trees.read(files, entry, name -> true, false).digest())
        : files.digest(entry);
  }
}
