package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** How answers of a {@link FileStore} are noted. */
final class Answers {
  private static final Digest ABSENT = Digest.ofUtf8("absent");
  private static final Map<FileStat.Kind, Digest> KINDS =
      Map.of(
          FileStat.Kind.FILE, Digest.ofUtf8("file"),
          FileStat.Kind.DIRECTORY, Digest.ofUtf8("directory"),
          FileStat.Kind.SYMLINK, Digest.ofUtf8("link"),
          FileStat.Kind.OTHER, Digest.ofUtf8("other"));
  private static final Digest EXECUTABLE = Digest.ofUtf8("executable file");

  private Answers() {}

  static Digest stat(Optional<FileStat> stat) {
    if (stat.isEmpty()) {
      return ABSENT;
    }
    FileStat.Kind kind = stat.get().kind();
    return stat.get().isFile() && stat.get().executable()
        ? EXECUTABLE
        : KINDS.getOrDefault(kind, ABSENT);
  }

  static Digest orAbsent(Optional<Digest> content) {
    return content.orElse(ABSENT);
  }

  static Digest text(Optional<String> text) {
    return text.map(Digest::ofUtf8).orElse(ABSENT);
  }

  static Digest names(SortedMap<Path, FileStat> children, ReadLog seenBy) {
    Hasher hasher = new Hasher();
    children.forEach(
        (child, stat) -> {
          if (seenBy.sees(child)) {
            hasher
                .add(String.valueOf(child.getFileName()))
                .add(stat.kind().ordinal())
                .add(stat.isFile() && stat.executable());
          }
        });
    return hasher.digest();
  }
}
