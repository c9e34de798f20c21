package dev.ariabuild.engine.file;

import dev.ariabuild.engine.file.FileStat.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One system call a path: reads what the platform offers, never follows a link. */
final class Attributes {
  private static final String UNIX =
      "unix:isRegularFile,isDirectory,isSymbolicLink,size,lastModifiedTime,ctime,ino,mode";
  private static final int OWNER_MAY_EXECUTE = 0100;

  private Attributes() {}

  static FileStat read(Path path) throws IOException {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("unix")) {
      return unix(Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS));
    }
    if (views.contains("posix")) {
      PosixFileAttributes posix =
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return basic(posix, posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE));
    }
    return basic(
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS), false);
  }

  /** Whether all who may read the file may execute it; true where the platform does not tell. */
  static boolean allReadersExecute(Path file) throws IOException {
    try {
      Set<PosixFilePermission> may = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
      return (!may.contains(PosixFilePermission.GROUP_READ)
              || may.contains(PosixFilePermission.GROUP_EXECUTE))
          && (!may.contains(PosixFilePermission.OTHERS_READ)
              || may.contains(PosixFilePermission.OTHERS_EXECUTE));
    } catch (UnsupportedOperationException noSuchBits) {
      return true;
    }
  }

  private static FileStat unix(Map<String, Object> read) {
    Kind kind =
        kind(
            Boolean.TRUE.equals(read.get("isRegularFile")),
            Boolean.TRUE.equals(read.get("isDirectory")),
            Boolean.TRUE.equals(read.get("isSymbolicLink")));
    return new FileStat(
        kind,
        number(read.get("size")),
        nanos(read.get("lastModifiedTime")),
        nanos(read.get("ctime")),
        number(read.get("ino")),
        (number(read.get("mode")) & OWNER_MAY_EXECUTE) != 0);
  }

  private static FileStat basic(BasicFileAttributes read, boolean executable) {
    Object key = read.fileKey();
    return new FileStat(
        kind(read.isRegularFile(), read.isDirectory(), read.isSymbolicLink()),
        read.size(),
        nanos(read.lastModifiedTime()),
        0,
        key == null ? 0 : key.toString().hashCode(),
        executable);
  }

  private static Kind kind(boolean file, boolean directory, boolean link) {
    return file ? Kind.FILE : directory ? Kind.DIRECTORY : link ? Kind.SYMLINK : Kind.OTHER;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static long nanos(@Nullable Object value) {
    return value instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }
}
