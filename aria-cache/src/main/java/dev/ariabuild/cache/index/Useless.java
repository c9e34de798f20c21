package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.ActionStore;
import dev.ariabuild.cache.disk.StoredFile;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.Checkouts;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What nothing can use any more: what checkouts remember that are gone, results of versions of Aria
 * that are gone, blobs that no result names. Removes nothing but notes of gone versions.
 */
final class Useless {
  /** A checkout may be on a disk that is not there for the moment. */
  private static final Duration GONE_FOR = Duration.ofDays(1);

  private final CacheFolder folder;
  private final ActionStore actions;

  /**
   * Looks at a folder.
   *
   * @param actions reads results without that counting as use
   */
  Useless(CacheFolder folder, ActionStore actions) {
    this.folder = folder;
    this.actions = actions;
  }

  /**
   * What is useless among these, and why.
   *
   * @param thorough whether each result is read, to find blobs that none names; it is anyway where
   *     results go
   */
  Map<StoredFile, Why> among(List<StoredFile> files, long nowMillis, boolean thorough)
      throws IOException {
    Map<StoredFile, Why> useless = new HashMap<>();
    Set<String> gone = goneVersions();
    for (StoredFile file : files) {
      if (file.isProject()
          && nowMillis - file.accessed() > GONE_FOR.toMillis()
          && Checkouts.isGone(Checkouts.of(file.file()))) {
        useless.put(file, Why.CHECKOUT_IS_GONE);
      }
      if (!gone.isEmpty()
          && file.isAction()
          && ActionStore.versionOf(file.file()).filter(gone::contains).isPresent()) {
        useless.put(file, Why.VERSION_IS_GONE);
      }
    }
    if (thorough || useless.containsValue(Why.VERSION_IS_GONE)) {
      Set<Digest> named = new HashSet<>();
      for (StoredFile file : files) {
        if (file.isAction() && !useless.containsKey(file)) {
          named.addAll(blobs(file.id()));
        }
      }
      for (StoredFile file : files) {
        if (file.isBlob() && !named.contains(file.id())) {
          useless.put(file, Why.NAMED_BY_NOTHING);
        }
      }
    }
    return useless;
  }

  /** These ids, and the blobs of those of them that are keys of results. */
  Set<Digest> withBlobs(Set<Digest> kept) throws IOException {
    Set<Digest> all = new HashSet<>(kept);
    for (Digest id : kept) {
      all.addAll(blobs(id));
    }
    return all;
  }

  private Set<Digest> blobs(Digest key) throws IOException {
    return actions.find(new ActionKey(key)).map(Useless::blobs).orElse(Set.of());
  }

  /** All blobs that a result names. */
  static Set<Digest> blobs(ActionResult result) {
    Set<Digest> blobs = new HashSet<>();
    result.bundle().ifPresent(blobs::add);
    for (int i = 0; i < result.outputs().size(); i++) {
      OutputEntry output = result.outputs().get(i);
      if (!result.bundled().get(i) && output.kind().isRegularFile()) {
        blobs.add(output.digest());
      }
    }
    return blobs;
  }

  private Set<String> goneVersions() throws IOException {
    Set<String> gone = new HashSet<>();
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder.versions())) {
      for (Path version : versions) {
        if (Checkouts.isGone(version)) {
          gone.add(version.getFileName().toString());
        }
      }
    } catch (NoSuchFileException e) {
      // none was noted yet
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return gone;
  }

  /** Forgets versions that are gone and of which nothing is left. */
  void forgetVersions(List<StoredFile> left) throws IOException {
    Set<String> gone = goneVersions();
    if (gone.isEmpty()) {
      return;
    }
    for (StoredFile file : left) {
      if (file.isAction()) {
        Optional<String> version = ActionStore.versionOf(file.file());
        version.ifPresent(gone::remove);
      }
    }
    for (String version : gone) {
      Files.deleteIfExists(folder.versions().resolve(version));
    }
  }
}
