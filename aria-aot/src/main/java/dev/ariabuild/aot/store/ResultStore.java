package dev.ariabuild.aot.store;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * A folder of results by the digest of their inputs: {@code KIND-KEY/content/…} beside a file with
 * the digest of the content. What does not fit its digest is treated as absent and made again.
 *
 * @param folder {@code codegen/TARGET/PROFILE} below the cache folder
 */
public record ResultStore(Path folder) {
  private static final String CONTENT = "content";
  private static final String DIGEST = "digest";

  /** Makes a result in a folder that exists and is empty. */
  @FunctionalInterface
  public interface Maker {
    void make(Path folder) throws IOException, InterruptedException, AotException;
  }

  /**
   * The folder with the result, made now if it is not there in good order. Read it, never write.
   *
   * @param kind a word, part of the name on disk
   * @param key digest of all inputs
   */
  public Path get(String kind, Digest key, Maker maker)
      throws IOException, InterruptedException, AotException {
    Path place = folder.resolve(kind + "-" + key.hex().substring(0, 32));
    if (isGood(place)) {
      noteUse(place);
      return place.resolve(CONTENT);
    }
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, ".new-");
    try {
      Path content = Files.createDirectory(work.resolve(CONTENT));
      maker.make(content);
      Files.writeString(work.resolve(DIGEST), Tree.digest(content).hex());
      publish(work, place);
      return place.resolve(CONTENT);
    } finally {
      Tree.delete(work);
    }
  }

  /** The upkeep of the cache folder goes by the newest file of a result. */
  private static void noteUse(Path place) {
    try {
      Files.setLastModifiedTime(place.resolve(DIGEST), FileTime.from(Instant.now()));
    } catch (IOException readOnly) {
      // then it is not evicted either
    }
  }

  private static boolean isGood(Path place) {
    try {
      return Files.isDirectory(place.resolve(CONTENT))
          && Files.readString(place.resolve(DIGEST))
              .equals(Tree.digest(place.resolve(CONTENT)).hex());
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static void publish(Path work, Path place) throws IOException {
    try {
      move(work, place);
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
      if (isGood(place)) {
        return;
      }
      Path bad = place.resolveSibling(".bad-" + work.getFileName());
      move(place, bad);
      Tree.delete(bad);
      move(work, place);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
      throw e;
    } catch (java.nio.file.FileSystemException e) {
      if (Files.exists(to)) {
        throw new FileAlreadyExistsException(to.toString());
      }
      throw e;
    }
  }
}
