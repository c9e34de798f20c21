package dev.ariabuild.aot.archive;

import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One entry of an archive.
 *
 * @param name with {@code /}; of a folder it ends with one
 * @param file null for a folder
 * @param link target of a symbolic link; empty for anything else
 * @param mode 0755 or 0644
 */
record Member(String name, @org.jspecify.annotations.Nullable Path file, String link, int mode) {
  private static final int PROGRAM = 0755;
  private static final int FILE = 0644;

  static Member folder(String name) {
    return new Member(name, null, "", PROGRAM);
  }

  static Member symlink(String name, String target) {
    return new Member(name, null, target, PROGRAM);
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isLink() {
    return !link.isEmpty();
  }

  /** All of a folder, sorted; each folder once and before what lies in it. */
  static List<Member> of(Packing packing) throws IOException {
    List<Member> members = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (Path path : Tree.files(packing.folder())) {
      String relative = Tree.name(packing.folder(), path);
      if (!packing.wanted().test(relative)) {
        continue;
      }
      String name = packing.root() + "/" + relative;
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        if (seen.add(name.substring(0, slash + 1))) {
          members.add(folder(name.substring(0, slash + 1)));
        }
      }
      members.add(
          Files.isSymbolicLink(path)
              ? symlink(name, Files.readSymbolicLink(path).toString())
              : new Member(name, path, "", isProgram(path) ? PROGRAM : FILE));
    }
    return members;
  }

  private static boolean isProgram(Path path) throws IOException {
    return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
        .contains(PosixFilePermission.OWNER_EXECUTE);
  }
}
