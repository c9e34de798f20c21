package dev.ariabuild.aot.image;

import dev.ariabuild.aot.cache.CacheKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedSet;

/** Makes what is published of a finished image: the archive and {@code manifest.json}. */
final class PublishStep {
  private final Workshop shop;

  PublishStep(Workshop shop) {
    this.shop = shop;
  }

  /** What was written. */
  record Published(Path archive, Path manifest) {}

  /** Takes away what an earlier build published, so that a failed one leaves nothing behind. */
  void clear() throws IOException {
    Files.createDirectories(shop.request().output());
    Files.deleteIfExists(manifest());
    Files.deleteIfExists(archive());
  }

  /**
   * Packs and lists.
   *
   * @param modules linked into the runtime
   * @param noCache why there is no start-up cache; empty if there is one
   */
  Published publish(SortedSet<String> modules, String noCache) throws IOException {
    pack(archive());
    Manifest list = new Manifest(shop.request(), shop.target(), shop.jdk(), modules);
    list.list(shop.image(), archive(), noCache, shop.notes());
    list.write(manifest());
    return new Published(archive(), manifest());
  }

  private Path archive() {
    ImageRequest request = shop.request();
    return request
        .output()
        .resolve(request.name() + "-" + request.version() + "-" + shop.target() + ".tar.gz");
  }

  private Path manifest() {
    return shop.request().output().resolve("manifest.json");
  }

  /** A cache that works in this folder only stays out of the archive. */
  private void pack(Path archive) throws IOException {
    String bound = shop.request().name() + CacheKind.APP_CDS.suffix();
    boolean movable = CacheKind.movable(shop.jdk().feature());
    Path work = Files.createTempFile(shop.request().output(), ".archive-", "");
    String folder = archive.getFileName().toString().replaceFirst("\\.tar\\.gz$", "");
    new TarGz(shop.request().timestamp())
        .write(shop.image(), folder, name -> movable || !name.startsWith(bound), work);
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(work, archive, StandardCopyOption.ATOMIC_MOVE);
  }
}
