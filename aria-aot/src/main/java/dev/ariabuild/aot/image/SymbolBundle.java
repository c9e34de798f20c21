package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.store.ResultStore;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.strip.StrippedJars.Stripped;
import dev.ariabuild.aot.symbol.BundleIndex;
import dev.ariabuild.aot.symbol.BundleWriter;
import dev.ariabuild.aot.symbol.Mapping;
import dev.ariabuild.aot.symbol.NativeSymbols;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Makes the symbol bundle of what was published: mappings of the jars in {@code lib}, symbols of
 * the native files in {@code runtime}. Kept by its inputs.
 */
final class SymbolBundle {
  private final ResultStore store;
  private final Instant time;
  private final NativeSymbols natives;

  SymbolBundle(ResultStore store, Instant time) {
    this.store = store;
    this.time = time;
    this.natives = NativeSymbols.onPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /**
   * What was published.
   *
   * @param jdk home of the JDK whose runtime ships; its native files have symbols
   * @param folder with {@code lib} and, in an image, {@code runtime}
   * @param jars by name in {@code lib}
   */
  record Published(
      String name,
      String version,
      Target target,
      Path jdk,
      Path folder,
      SortedMap<String, Stripped> jars) {}

  /** The name of a bundle. */
  static String fileName(String name, String version, Target target) {
    return name + "-" + version + "-" + target + "-symbols.tar.xz";
  }

  /** Writes a bundle in place of one that may be there. */
  void write(Published published, Path bundle)
      throws IOException, InterruptedException, AotException {
    Path runtime = published.folder.resolve("runtime");
    List<NativeSymbols.Part> parts =
        Files.isDirectory(runtime) ? natives.find(runtime, published.jdk) : List.of();
    BundleIndex index = index(published, parts);
    Hasher key = new Hasher().add("symbols-1").add(index.id()).add(time.getEpochSecond());
    if (natives.objcopy().isPresent() && !parts.isEmpty()) {
      key.add(Tree.digestOf(natives.objcopy().get()));
    }
    Path kept =
        store.get(
            "symbols",
            key.digest(),
            place -> make(index, published, parts, place.resolve("bundle")));
    Path work = Files.createTempFile(bundle.toAbsolutePath().getParent(), ".symbols-", "");
    Files.copy(kept.resolve("bundle"), work, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(work, bundle, StandardCopyOption.ATOMIC_MOVE);
  }

  private static BundleIndex index(Published published, List<NativeSymbols.Part> parts)
      throws IOException {
    List<BundleIndex.File> files = new ArrayList<>();
    for (Map.Entry<String, Stripped> jar : published.jars.entrySet()) {
      Optional<Mapping> mapping = jar.getValue().mapping();
      files.add(
          file(
              published,
              "lib/" + jar.getKey(),
              mapping.map(found -> found.id().sourceFile()).orElse(""),
              mapping.map(found -> found.id().path()).orElse(""),
              mapping.isPresent() ? "" : why(jar.getKey(), jar.getValue())));
    }
    for (NativeSymbols.Part part : parts) {
      String path = "runtime/" + part.path();
      files.add(file(published, path, part.buildId(), part.symbols(), part.note()));
    }
    return new BundleIndex(published.name, published.version, published.target.toString(), files);
  }

  private static String why(String name, Stripped jar) {
    String note = jar.note(name);
    return note.isEmpty() ? "its stack traces need none" : note;
  }

  private static BundleIndex.File file(
      Published published, String path, String id, String symbols, String note) throws IOException {
    Path file = published.folder.resolve(path);
    return new BundleIndex.File(path, Sha256.of(file), Files.size(file), id, symbols, note);
  }

  private void make(
      BundleIndex index, Published published, List<NativeSymbols.Part> parts, Path target)
      throws IOException, InterruptedException, AotException {
    Path work = Files.createTempDirectory("aria-symbols");
    try {
      BundleWriter writer = new BundleWriter(index);
      published.jars.values().forEach(jar -> jar.mapping().ifPresent(writer::add));
      natives.extract(parts, work);
      for (NativeSymbols.Part part : parts) {
        if (!part.symbols().isEmpty()) {
          writer.add(part.symbols(), work.resolve(part.symbols()));
        }
      }
      writer.write(target, time);
    } finally {
      Tree.delete(work);
    }
  }
}
