package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.FileStat;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.fingerprint.Members.Member;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads names and contents below a directory; does not know what the contents mean. */
final class Trees {
  private Trees() {}

  /**
   * Empty directories do not count. A link counts with what it says and with what it leads to.
   *
   * @param include which relative names count
   * @param executableBits whether these count
   * @return without members if there is no such directory
   */
  static Tree read(FileStore files, Path root, Predicate<String> include, boolean executableBits) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    for (Map.Entry<String, Member> entry : Members.of(files, root, include).entrySet()) {
      Member member = entry.getValue();
      Optional<Digest> content = member.digest(files);
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

  private static Digest link(String target, Optional<Digest> content) {
    Hasher hasher = new Hasher().add("link").add(target).add(content.isPresent());
    content.ifPresent(hasher::add);
    return hasher.digest();
  }

  private static Digest executable(Digest content) {
    return new Hasher().add("executable").add(content).digest();
  }
}
