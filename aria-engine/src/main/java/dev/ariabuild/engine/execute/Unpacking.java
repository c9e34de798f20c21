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
import java.util.Set;

/**
 * Outputs on their way into the work tree: all are written and verified beside it first, then put
 * in place. Never writes through a symbolic link.
 */
final class Unpacking implements AutoCloseable {
  private record Pending(OutputEntry entry, Path file) {}

  private final Path moduleDir;
  private final Locations locations;
  private final Path place;
  private final List<Pending> pending = new ArrayList<>();

  Unpacking(Path moduleDir, Path scratch, Locations locations) throws IOException {
    this.moduleDir = moduleDir;
    this.locations = locations;
    Files.createDirectories(scratch);
    this.place = Files.createTempDirectory(scratch, "restore");
  }

  /** A file to be filled by the caller with the (verified) bytes of this entry. */
  Path temporary(OutputEntry entry) {
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
      throw new IOException(entry.path() + " reaches beyond its bundle");
    }
    byte[] bytes = Arrays.copyOfRange(bundle, offset, offset + (int) entry.size());
    if (!Digest.of(bytes).equals(entry.digest())) {
      throw new IOException(entry.path() + " does not have the digest of its entry");
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
        makeExecutable(each.file);
        Files.move(each.file, target, StandardCopyOption.REPLACE_EXISTING);
        break;
      default:
        Files.move(each.file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void createDirectories(Path dir) throws IOException {
    if (Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)) {
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

  private static void makeExecutable(Path file) throws IOException {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      if (permissions.contains(PosixFilePermission.GROUP_READ)) {
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
      }
      if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
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
  }
}
