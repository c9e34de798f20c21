package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.archive.Archiver;
import dev.ariabuild.aot.archive.Deb;
import dev.ariabuild.aot.archive.Packing;
import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.provenance.Facts;
import dev.ariabuild.aot.provenance.Sbom;
import dev.ariabuild.aot.provenance.Statement;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.config.ArchiveKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Makes what is published of a finished image: archives, bill of materials, provenance and {@code
 * manifest.json}.
 */
final class PublishStep {
  private final Workshop shop;
  private final String base;

  PublishStep(Workshop shop) {
    this.shop = shop;
    ImageRequest request = shop.request();
    this.base = request.name() + "-" + request.version() + "-" + shop.target();
  }

  /**
   * One archive of an image.
   *
   * @param bytes its size
   * @param holdsCache whether a cache of the JVM is in it, which is not made reproducibly
   */
  record Archive(ArchiveKind kind, Path file, long bytes, boolean holdsCache) {}

  /** What was written. */
  record Published(List<Archive> archives, Path sbom, Path provenance, Path manifest) {}

  /** Takes away what an earlier build published, so that a failed one leaves nothing behind. */
  void clear() throws IOException {
    Files.createDirectories(shop.request().output());
    for (ArchiveKind kind : ArchiveKind.values()) {
      Files.deleteIfExists(archive(kind));
    }
    Files.deleteIfExists(beside(".cdx.json"));
    Files.deleteIfExists(beside(".intoto.json"));
    Files.deleteIfExists(beside("size.html"));
    Files.deleteIfExists(beside("manifest.json"));
  }

  /**
   * What a Debian package says, if one is wanted.
   *
   * @throws AotException if it cannot be made; asked before anything dear is done
   */
  Deb deb() throws AotException {
    Publication publication = shop.request().publication();
    return publication.archives().contains(ArchiveKind.DEB)
        ? publication.deb().checked(shop.target().os(), shop.target().arch())
        : publication.deb();
  }

  /**
   * Packs and lists.
   *
   * @param modules linked into the runtime
   * @param symbols the symbol bundle, if one was made
   * @param noCache why there is no start-up cache; empty if there is one
   */
  Published publish(SortedSet<String> modules, String noCache, Optional<Path> symbols)
      throws IOException, AotException {
    List<Archive> archives = pack();
    Facts facts = shop.request().publication().facts();
    Map.Entry<String, String> runtime = Map.entry(shop.jdk().version(), shop.jdk().vendor());
    SortedMap<String, String> shipped = new TreeMap<>();
    for (JarSource jar : shop.request().jars()) {
      Path file = shop.image().resolve("lib").resolve(jar.name());
      if (Files.exists(file)) { // a native program has no jars
        shipped.put(jar.name(), Sha256.of(file));
      }
    }
    Sbom.Document bom = Sbom.of(facts, shipped, runtime, modules, shop.request().timestamp());
    Path sbom = Files.writeString(beside(".cdx.json"), bom.text());
    Path provenance =
        Files.writeString(beside(".intoto.json"), statement(archives, symbols, sbom, runtime));

    Manifest manifest = new Manifest(shop, modules);
    manifest.image(shop.image(), noCache);
    manifest.published(archives, sbom, bom.serial(), provenance);
    if (symbols.isPresent()) {
      manifest.symbols(symbols.get());
    }
    manifest.write(beside("manifest.json"), shop.notes());
    return new Published(archives, sbom, provenance, beside("manifest.json"));
  }

  private String statement(
      List<Archive> archives, Optional<Path> symbols, Path sbom, Map.Entry<String, String> runtime)
      throws IOException {
    SortedMap<String, String> subjects = new TreeMap<>();
    for (Archive archive : archives) {
      subjects.put(archive.file().getFileName().toString(), Sha256.of(archive.file()));
    }
    if (subjects.isEmpty()) {
      for (Path file : Tree.files(shop.image())) {
        if (!Files.isSymbolicLink(file)) {
          subjects.put("image/" + Tree.name(shop.image(), file), Sha256.of(file));
        }
      }
    }
    if (symbols.isPresent()) {
      subjects.put(symbols.get().getFileName().toString(), Sha256.of(symbols.get()));
    }
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.put("profile", shop.request().options().profile());
    parameters.put("target", shop.target().toString());
    SortedMap<String, String> byproducts = new TreeMap<>();
    byproducts.put(sbom.getFileName().toString(), Sha256.of(sbom));
    return Statement.of(
        shop.request().publication().facts(),
        subjects,
        parameters,
        shop.request().options().features(),
        runtime,
        byproducts);
  }

  private Path archive(ArchiveKind kind) {
    return shop.request().output().resolve(base + "." + kind.text());
  }

  private Path beside(String end) {
    return shop.request().output().resolve(end.startsWith(".") ? base + end : end);
  }

  /** A cache that works in this folder only stays out of the archives. */
  private List<Archive> pack() throws IOException, AotException {
    String bound = shop.request().name() + CacheKind.APP_CDS.suffix();
    boolean movable = CacheKind.movable(shop.jdk().feature());
    Packing packing =
        new Packing(
            shop.image(),
            base,
            name -> movable || !name.startsWith(bound),
            shop.request().timestamp());
    boolean holdsCache = false;
    for (Path file : Tree.files(shop.image())) {
      String name = Tree.name(shop.image(), file);
      holdsCache |= Manifest.isCache(name) && packing.wanted().test(name);
    }
    List<Archive> archives = new ArrayList<>();
    for (ArchiveKind kind : shop.request().publication().archives()) {
      Path file = archive(kind);
      Archiver.write(kind, packing, deb(), file);
      archives.add(new Archive(kind, file, Files.size(file), holdsCache));
    }
    return archives;
  }
}
