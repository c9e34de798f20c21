package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Outputs on their way into the work tree: all are written and verified beside it first, then put
 * in place. Never writes through a symbolic link, other than the module's and the build directory.
 */
final class Unpacking implements AutoCloseable {
  /** The entry is not what it says, whoever reads it. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String message) {
      super(message);
    }
  }

  private record Pending(OutputEntry entry, Path file) {}

  private final Path moduleDir;
  private final Path buildDir;
  private final Locations locations;
  private final Path scratch;
  private final Path place;
  private final List<Pending> pending = new ArrayList<>();

  /**
   * Begins.
   *
   * @param scratch a directory directly below the build directory
   */
  Unpacking(Path moduleDir, Path scratch, Locations locations) throws IOException {
    this.moduleDir = moduleDir;
    this.buildDir = Objects.requireNonNull(scratch.getParent(), "the build directory");
    this.scratch = scratch;
    this.locations = locations;
    Files.createDirectories(scratch);
    this.place = Files.createTempDirectory(scratch, "restore");
  }

  /** A blob is to be put into a file. */
  interface Filler {
    /** Whether the file now holds the whole blob of this entry's digest. */
    boolean fill(Path file) throws IOException;
  }

  /** Takes an entry whose bytes are a blob of their own. */
  void add(OutputEntry entry, Filler blob) throws IOException {
    if (!entry.kind().isRegularFile()) {
      throw new Damaged(entry.path() + " is no file, but has a blob of its own");
    }
    Path file = temporary(entry);
    if (!blob.fill(file) || Files.size(file) != entry.size()) {
      throw new Damaged(entry.path() + " is missing or damaged in the cache");
    }
  }

  private Path temporary(OutputEntry entry) {
    Path file = place.resolve(Integer.toString(pending.size()));
    pending.add(new Pending(entry, file));
    return file;
  }

  /** Takes an entry's bytes out of a bundle and verifies them. */
  void add(OutputEntry entry, byte[] bundle, int offset) throws IOException {
    if (entry.kind() == Kind.EMPTY_DIRECTORY) {
      pending.add(new Pending(entry, place));
      return;
    }
    if (entry.size() < 0 || entry.size() > bundle.length - offset) {
      throw new Damaged(entry.path() + " reaches beyond its bundle");
    }
    byte[] bytes = Arrays.copyOfRange(bundle, offset, offset + (int) entry.size());
    if (!Digest.of(bytes).equals(entry.digest())) {
      throw new Damaged(entry.path() + " does not have the digest of its entry");
    }
    if (entry.kind() == Kind.SYMLINK
        && !OutputLinks.staysInside(entry.path(), new String(bytes, StandardCharsets.UTF_8))) {
      throw new Damaged(entry.path() + " is a link that leaves the module");
    }
    OutputEntry here = entry;
    if (entry.kind() == Kind.TEXT_WITH_PATHS) {
      bytes = locations.concrete(bytes);
      here = new OutputEntry(entry.path(), Kind.FILE, Digest.of(bytes), bytes.length);
    }
    Files.write(temporary(here), bytes);
  }

  /** Moves everything to where it belongs. */
  List<OutputEntry> putInPlace() throws IOException {
    for (Pending each : pending) {
      Path target = moduleDir.resolve(each.entry.path());
      if (!target.startsWith(buildDir) || target.startsWith(scratch.resolve(Stash.NAME))) {
        throw new Damaged(each.entry.path() + " is not an output: it lies elsewhere");
      }
    }
    List<OutputEntry> entries = new ArrayList<>();
    for (Pending each : pending) {
      Path target = moduleDir.resolve(each.entry.path());
      Path parent = target.getParent();
      if (parent != null) {
        createDirectories(parent);
      }
      put(each, target);
      entries.add(each.entry);
    }
    return entries;
  }

  private void put(Pending each, Path target) throws IOException {
    switch (each.entry.kind()) {
      case EMPTY_DIRECTORY:
        createDirectories(target);
        break;
      case SYMLINK:
        Files.deleteIfExists(target);
        Files.createSymbolicLink(
            target, Path.of(Files.readString(each.file, StandardCharsets.UTF_8)));
        break;
      case EXECUTABLE:
      case EXECUTABLE_BY_OWNER:
        makeExecutable(each.file, each.entry.kind() == Kind.EXECUTABLE);
        Files.move(each.file, target, StandardCopyOption.REPLACE_EXISTING);
        break;
      default:
        Files.move(each.file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void createDirectories(Path dir) throws IOException {
    boolean mayBeLink = dir.equals(moduleDir) || dir.equals(buildDir);
    if (mayBeLink ? Files.isDirectory(dir) : Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (dir.equals(moduleDir) || !dir.startsWith(moduleDir)) {
      throw new IOException(dir + " is not a directory below the module");
    }
    Path parent = dir.getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    try {
      Files.createDirectory(dir);
    } catch (FileAlreadyExistsException inTheWay) {
      if (!Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)) {
        throw inTheWay;
      }
    }
  }

  private static void makeExecutable(Path file, boolean all) throws IOException {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      if (all && permissions.contains(PosixFilePermission.GROUP_READ)) {
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
      }
      if (all && permissions.contains(PosixFilePermission.OTHERS_READ)) {
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      }
      Files.setPosixFilePermissions(file, permissions);
    } catch (UnsupportedOperationException noSuchBits) {
      // a file system without permission bits has nothing to restore
    }
  }

  @Override
  public void close() throws IOException {
    Stash.deleteTree(place);
    try {
      Files.delete(scratch);
    } catch (IOException inUse) {
      // it holds something else
    }
  }
}
