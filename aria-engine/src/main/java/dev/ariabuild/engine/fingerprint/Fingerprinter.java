package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.FileStat;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.PartialRead;
import dev.ariabuild.engine.fingerprint.Members.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

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
  /** Of the way members are put together. */
  private static final String ENTRY_VERSION = "1 ";

  /** Of single members of archives. */
  private static final String MEMBER_VERSION = "member 1";

  private static final int LOCKS = 64;

  private final FileStore files;
  private final Predicate<Path> whole;
  private final MemberNormaliser source;
  private final MemberNormaliser abi;
  private final MemoStore memo;
  private final Object[] locks;

  /**
   * Makes one for a build session.
   *
   * @param source reads one source file
   * @param abi reads one member of a compile class path entry
   */
  public Fingerprinter(
      FileStore files, MemberNormaliser source, MemberNormaliser abi, MemoStore memo) {
    this.files = files;
    this.whole = any -> true;
    this.source = source;
    this.abi = abi;
    this.memo = memo;
    this.locks = new Object[LOCKS];
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  private Fingerprinter(FileStore files, Predicate<Path> whole, Fingerprinter shared) {
    this.files = files;
    this.whole = whole;
    this.source = shared.source;
    this.abi = shared.abi;
    this.memo = shared.memo;
    this.locks = shared.locks;
  }

  /**
   * The same, reading through another view of the same store.
   *
   * @param whole class path entries of which the view notes every file that is read; of others it
   *     notes what they are to their reader
   */
  public Fingerprinter through(FileStore view, Predicate<Path> whole) {
    return new Fingerprinter(view, whole, this);
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
    SortedMap<String, Digest> digests = new TreeMap<>();
    for (Map.Entry<String, Member> entry : Members.of(files, root, include).entrySet()) {
      Member member = entry.getValue();
      Optional<Digest> content = contentOf(member);
      if (member.link() != null) {
        digests.put(entry.getKey(), link(member.link(), content));
      } else if (content.isPresent()) {
        FileStat stat = member.stat();
        boolean marked = executableBits && stat != null && stat.executable();
        digests.put(entry.getKey(), marked ? executable(content.get()) : content.get());
      }
    }
    return new Tree(digests);
  }

  /**
   * The source files below a directory, as the compiler reads them (links are followed).
   *
   * @param include which relative names count
   */
  public Tree sources(Path root, Predicate<String> include) {
    return new Tree(normalised(Members.of(files, root, include), source));
  }

  /** What javac can see of a compile class path entry; empty if there is nothing at this path. */
  public Optional<EntryPrint> classPathAbi(Path entry) {
    return seenBy(entry, abi);
  }

  /** What a reader sees of a class path entry; empty if there is nothing at this path. */
  public Optional<EntryPrint> seenBy(Path entry, MemberNormaliser reader) {
    return noted(
        EntryReader.name(reader),
        entry,
        quiet -> quiet.print(entry, reader.normaliser(), ENTRY_VERSION + reader.version(), reader));
  }

  /** What a JVM can see of a class path entry; empty if there is nothing at this path. */
  public Optional<EntryPrint> runtime(Path entry) {
    return noted(
        EntryReader.RUNTIME,
        entry,
        quiet -> quiet.print(entry, Normaliser.RUNTIME, ENTRY_VERSION, null));
  }

  /** Reads an entry in part and notes what came of it, or reads it and notes every file. */
  private Optional<EntryPrint> noted(
      String reader, Path entry, Function<Fingerprinter, Optional<EntryPrint>> read) {
    if (readsWhole(entry)) {
      return read.apply(this);
    }
    Optional<EntryPrint> print = read.apply(quiet());
    if (print.isEmpty()) {
      return read.apply(this);
    }
    files.saw(
        new PartialRead(reader, entry),
        new PartialRead.Answer(print.get().normalised(), print.get().raw()));
    return print;
  }

  private boolean readsWhole(Path entry) {
    return whole.test(entry) || files.isImmutable(entry);
  }

  private Fingerprinter quiet() {
    return new Fingerprinter(files.unlogged(), any -> true, this);
  }

  /**
   * The part of a compile class path entry that each member contributes: for explanations.
   *
   * @param include which members are read, by their names
   * @return empty if the entry is absent or cannot be understood
   */
  public SortedMap<String, Digest> membersAbi(Path entry, Predicate<String> include) {
    try {
      return members(entry, abi, include);
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

  /**
   * The print of an entry.
   *
   * @param reader null: all bytes of all members count
   */
  private Optional<EntryPrint> print(
      Path entry, Normaliser normaliser, String version, @Nullable MemberNormaliser reader) {
    Optional<Digest> found = raw(entry);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Digest raw = found.get();
    if (files.isImmutable(entry)) {
      return Optional.of(new EntryPrint(raw, raw)); // a release is only ever replaced by another
    }
    Digest key = MemoStore.key(raw, normaliser, version, "");
    synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
      Optional<Digest> known = memo.get(key);
      if (known != null && known.isPresent()) {
        return Optional.of(new EntryPrint(known.get(), raw));
      }
      Digest normalised;
      try {
        normalised = new Tree(members(entry, reader, any -> true)).digest();
      } catch (ZipException e) {
        normalised = raw;
      } catch (IOException | UncheckedIOException e) {
        return Optional.of(new EntryPrint(raw, raw)); // may be readable next time
      }
      if (!through(files.afresh(), whole).raw(entry).equals(found)) {
        return Optional.of(new EntryPrint(raw, raw)); // it changed while it was read
      }
      memo.put(key, Optional.of(normalised));
      return Optional.of(new EntryPrint(normalised, raw));
    }
  }

  /** Digest of an archive, or of all names and contents below a directory. */
  Optional<Digest> raw(Path entry) {
    return files.isDirectory(entry)
        ? Optional.of(tree(entry, name -> true).digest())
        : files.digest(entry);
  }

  private SortedMap<String, Digest> members(
      Path entry, @Nullable MemberNormaliser reader, Predicate<String> include) throws IOException {
    SortedMap<String, Digest> digests = new TreeMap<>();
    if (!files.isDirectory(entry)) {
      Archive.read(
          entry,
          (name, content) -> {
            if (include.test(name)) {
              Optional<Digest> digest =
                  reader == null ? Optional.of(Digest.of(content)) : value(reader, name, content);
              digest.ifPresent(value -> digests.put(name, value));
            }
          });
      return digests;
    }
    SortedMap<String, Member> members = Members.of(files, entry, include);
    if (reader != null) {
      return normalised(members, reader);
    }
    members.forEach((name, member) -> contentOf(member).ifPresent(d -> digests.put(name, d)));
    return digests;
  }

  private SortedMap<String, Digest> normalised(
      SortedMap<String, Member> members, MemberNormaliser reader) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    members.forEach(
        (name, member) ->
            contentOf(member)
                .flatMap(content -> normalised(name, member, content, reader))
                .ifPresent(digest -> digests.put(name, digest)));
    return digests;
  }

  private Optional<Digest> normalised(
      String name, Member member, Digest content, MemberNormaliser reader) {
    Optional<Digest> known = memo.get(key(content, name, reader));
    if (known != null) {
      return known;
    }
    Path path = member.content();
    Optional<byte[]> bytes = path == null ? Optional.empty() : files.content(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Optional<Digest> value = value(reader, name, bytes.get());
    // Stored under what was really read, which may be newer than what was asked for.
    memo.put(key(Digest.of(bytes.get()), name, reader), value);
    return value;
  }

  /** What a reader cannot cope with counts with all its bytes. */
  private static Optional<Digest> value(MemberNormaliser reader, String name, byte[] content) {
    try {
      return Optional.ofNullable(reader.normalise(name, content));
    } catch (RuntimeException e) {
      return Optional.of(new Hasher().add("not understood").add(content).digest());
    }
  }

  private Optional<Digest> contentOf(Member member) {
    Path path = member.content();
    FileStat stat = member.stat();
    return path == null || stat == null ? Optional.empty() : files.digest(path, stat);
  }

  private static Digest key(Digest content, String name, MemberNormaliser reader) {
    return MemoStore.key(content, reader.normaliser(), reader.version(), name);
  }

  private static Digest link(String target, Optional<Digest> content) {
    Hasher hasher = new Hasher().add("link").add(target).add(content.isPresent());
    content.ifPresent(hasher::add);
    return hasher.digest();
  }

  private static Digest executable(Digest content) {
    return new Hasher().add("executable").add(content).digest();
  }
}
