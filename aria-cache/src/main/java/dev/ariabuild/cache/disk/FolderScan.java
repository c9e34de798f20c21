package dev.ariabuild.cache.disk;

import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.Folders;
import dev.ariabuild.engine.digest.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists what really is in the cache: blobs and action results file by file; what a checkout
 * remembers, and each result of packaging, as one folder. Files with other names than the cache
 * gives are left out.
 */
public final class FolderScan {
  private FolderScan() {}

  /** Everything that stays or goes; what vanishes meanwhile is left out. */
  public static List<StoredFile> all(CacheFolder folder) throws IOException {
    List<StoredFile> files = list(folder);
    for (Path project : below(folder.metadata())) {
      addFolder(folder, project, files);
    }
    for (Path target : below(folder.codegen())) {
      for (Path profile : below(target)) {
        for (Path result : below(profile)) {
          addFolder(folder, result, files);
        }
      }
    }
    for (Path area : List.of(folder.compilers(), folder.deps())) {
      for (Path work : below(area)) {
        addFolder(folder, work, files);
      }
    }
    return files;
  }

  private static List<Path> below(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(entry);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // nothing was kept yet
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static void addFolder(CacheFolder folder, Path directory, List<StoredFile> into)
      throws IOException {
    String path = folder.root().relativize(directory).toString().replace(File.separatorChar, '/');
    try {
      Folders.Content content = Folders.measure(directory);
      into.add(
          new StoredFile(Digest.ofUtf8(path), path, directory, content.bytes(), content.newest()));
    } catch (NoSuchFileException e) {
      // gone meanwhile
    }
  }

  /** All blobs and action results; what vanishes meanwhile is left out. */
  public static List<StoredFile> list(CacheFolder folder) throws IOException {
    List<StoredFile> files = new ArrayList<>();
    scan(folder.blobs(), files);
    scan(folder.actions(), files);
    return files;
  }

  private static void scan(Path area, List<StoredFile> into) throws IOException {
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(area, "[0-9a-f][0-9a-f]")) {
      for (Path shard : shards) {
        scanShard(area, shard, into);
      }
    } catch (NoSuchFileException e) {
      // nothing was stored yet
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void scanShard(Path area, Path shard, List<StoredFile> into) throws IOException {
    String prefix = area.getFileName() + "/" + shard.getFileName() + "/";
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(shard)) {
      for (Path file : entries) {
        String name = file.getFileName().toString();
        if (isName(name) && name.startsWith(shard.getFileName().toString())) {
          add(file, name, prefix, into);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // gone meanwhile, or not ours
    }
  }

  private static void add(Path file, String name, String prefix, List<StoredFile> into)
      throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        long accessed = attributes.lastModifiedTime().toMillis();
        into.add(
            new StoredFile(Digest.fromHex(name), prefix + name, file, attributes.size(), accessed));
      }
    } catch (NoSuchFileException e) {
      // evicted meanwhile
    }
  }

  private static boolean isName(String name) {
    if (name.length() != Digest.BYTES * 2) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
