package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.PartialRead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads files, trees and class path entries the way their readers do. What was made of a content is
 * remembered by that content's digest, so an unchanged jar is never opened and an unchanged class
 * file never parsed again. Thread-safe.
 *
 * <p>An entry that cannot be understood (a broken archive, two members of one name, a class file no
 * reader knows) counts with all its bytes. Only a file that cannot be read at all is an error:
 * {@link java.io.UncheckedIOException}, naming it.
 */
public final class Fingerprinter {
  /** Of single members of archives. */
  private static final String MEMBER_VERSION = "member 1";

  private final FileStore files;
  private final Predicate<Path> whole;
  private final MemberNormaliser source;
  private final MemberNormaliser abi;
  private final MemoStore memo;

  /**
   * Makes one for a build session.
   *
   * @param source reads one source file
   * @param abi reads one member of a compile class path entry
   */
  public Fingerprinter(
      FileStore files, MemberNormaliser source, MemberNormaliser abi, MemoStore memo) {
    this(files, any -> true, source, abi, memo);
  }

  private Fingerprinter(
      FileStore files,
      Predicate<Path> whole,
      MemberNormaliser source,
      MemberNormaliser abi,
      MemoStore memo) {
    this.files = files;
    this.whole = whole;
    this.source = source;
    this.abi = abi;
    this.memo = memo;
  }

  /**
   * The same, reading through another view of the same store.
   *
   * @param whole class path entries of which the view notes every file that is read; of others it
   *     notes what they are to their reader
   */
  public Fingerprinter through(FileStore view, Predicate<Path> whole) {
    return new Fingerprinter(view, whole, source, abi, memo);
  }

  /** A file's bytes, through a link; empty if absent. */
  public Optional<Digest> content(Path file) {
    return files.digest(file);
  }

  /**
   * Names and contents below a directory; executable bits and empty directories do not count. A
   * link counts with what it says and with what it leads to.
   *
   * @param include which relative names count
   * @return without members if there is no such directory
   */
  public Tree tree(Path root, Predicate<String> include) {
    return tree(root, include, false);
  }

  /** The same; executable bits count if asked. */
  public Tree tree(Path root, Predicate<String> include, boolean executableBits) {
    return Trees.read(files, root, include, executableBits);
  }

  /**
   * The source files below a directory, as the compiler reads them (links are followed).
   *
   * @param include which relative names count
   */
  public Tree sources(Path root, Predicate<String> include) {
    return new Tree(new MemberValues(files, memo).below(root, source, include));
  }

  /** What javac can see of a compile class path entry; empty if there is nothing at this path. */
  public Optional<EntryPrint> classPathAbi(Path entry) {
    return seenBy(entry, abi);
  }

  /** What a reader sees of a class path entry; empty if there is nothing at this path. */
  public Optional<EntryPrint> seenBy(Path entry, MemberNormaliser reader) {
    return noted(EntryReader.name(reader), entry, printer -> printer.seenBy(entry, reader));
  }

  /** What a JVM can see of a class path entry; empty if there is nothing at this path. */
  public Optional<EntryPrint> runtime(Path entry) {
    return noted(EntryReader.RUNTIME, entry, printer -> printer.runtime(entry));
  }

  /** Reads an entry in part and notes what came of it, or reads it and notes every file. */
  private Optional<EntryPrint> noted(
      String reader, Path entry, Function<EntryPrinter, Optional<EntryPrint>> read) {
    EntryPrinter noting = new EntryPrinter(files, memo);
    if (readsWhole(entry)) {
      return read.apply(noting);
    }
    Optional<EntryPrint> print = read.apply(new EntryPrinter(files.unlogged(), memo));
    if (print.isEmpty()) {
      return read.apply(noting);
    }
    files.saw(
        new PartialRead(reader, entry),
        new PartialRead.Answer(print.get().normalised(), print.get().raw()));
    return print;
  }

  private boolean readsWhole(Path entry) {
    return whole.test(entry) || files.isImmutable(entry);
  }

  /**
   * The part of a compile class path entry that each member contributes: for explanations.
   *
   * @param include which members are read, by their names
   * @return empty if the entry is absent or cannot be understood
   */
  public SortedMap<String, Digest> membersAbi(Path entry, Predicate<String> include) {
    try {
      return new MemberValues(files, memo).of(entry, abi, include);
    } catch (IOException | UncheckedIOException e) {
      return new TreeMap<>();
    }
  }

  /**
   * The bytes of one member of an archive or directory.
   *
   * @param name relative, separated by {@code /}
   * @return empty if the entry or the member is absent, or the archive is broken
   */
  public Optional<Digest> member(Path entry, String name) {
    if (files.isDirectory(entry)) {
      Path file = entry.resolve(name).normalize();
      boolean inside = file.startsWith(entry.normalize());
      return inside && files.stat(file).isPresent() && !files.isDirectory(file)
          ? files.digest(file)
          : Optional.empty();
    }
    Optional<Digest> raw = readsWhole(entry) ? Optional.empty() : files.unlogged().digest(entry);
    if (raw.isEmpty()) {
      return files.digest(entry).flatMap(content -> memberOf(entry, content, name));
    }
    Optional<Digest> member = memberOf(entry, raw.get(), name);
    files.saw(
        new PartialRead(EntryReader.member(name), entry),
        new PartialRead.Answer(EntryReader.of(member), raw.get()));
    return member;
  }

  private Optional<Digest> memberOf(Path archive, Digest raw, String name) {
    Digest key = MemoStore.key(raw, Normaliser.CONTENT, MEMBER_VERSION, name);
    Optional<Digest> known = memo.get(key);
    if (known != null) {
      return known;
    }
    try {
      Optional<Digest> member = Archive.member(archive, name).map(Digest::of);
      if (files.unlogged().afresh().digest(archive).equals(Optional.of(raw))) {
        memo.put(key, member);
      }
      return member;
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // may be readable next time
    }
  }

  /** Digest of an archive, or of all names and contents below a directory. */
  Optional<Digest> raw(Path entry) {
    return EntryPrinter.raw(files, entry);
  }
}
