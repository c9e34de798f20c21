package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.fingerprint.Members.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a directory or archive are to a reader. Values of single files are
 * remembered; those of members of an archive are not, because the archive's print is.
 */
final class MemberValues {
  private final FileStore files;
  private final MemoStore memo;

  MemberValues(FileStore files, MemoStore memo) {
    this.files = files;
    this.memo = memo;
  }

  /**
   * Of a class path entry.
   *
   * @param reader null: all bytes of all members count
   * @param include which members are read, by their names
   * @throws IOException if it cannot be understood
   */
  SortedMap<String, Digest> of(
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
    if (reader != null) {
      return below(entry, reader, include);
    }
    Members.of(files, entry, include)
        .forEach((name, member) -> member.digest(files).ifPresent(d -> digests.put(name, d)));
    return digests;
  }

  /** Of all files below a directory. */
  SortedMap<String, Digest> below(Path root, MemberNormaliser reader, Predicate<String> include) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    Members.of(files, root, include)
        .forEach(
            (name, member) ->
                member
                    .digest(files)
                    .flatMap(content -> of(name, member, content, reader))
                    .ifPresent(digest -> digests.put(name, digest)));
    return digests;
  }

  private Optional<Digest> of(String name, Member member, Digest content, MemberNormaliser reader) {
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

  private static Digest key(Digest content, String name, MemberNormaliser reader) {
    return MemoStore.key(content, reader.normaliser(), reader.version(), name);
  }
}
