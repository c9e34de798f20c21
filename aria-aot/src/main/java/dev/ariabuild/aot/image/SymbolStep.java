package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.strip.StrippedJars;
import dev.ariabuild.aot.symbol.BundleIndex;
import dev.ariabuild.aot.symbol.BundleWriter;
import dev.ariabuild.aot.symbol.Mapping;
import dev.ariabuild.aot.symbol.NativeSymbols;
import dev.ariabuild.engine.config.Symbols;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the symbol bundle of a finished image, where the profile wants one. Reads the image, and
 * changes nothing in it: what is published is the same with and without symbols.
 */
final class SymbolStep {
  private static final String KIND = "symbols";
  private static final String FILE = "bundle";

  private final Workshop shop;
  private final NativeSymbols natives;

  SymbolStep(Workshop shop) {
    this.shop = shop;
    this.natives = NativeSymbols.onPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /** Takes away what an earlier build left. */
  void clear() throws IOException {
    Files.deleteIfExists(bundle());
  }

  /** The bundle; empty: none is wanted. */
  Optional<Path> write() throws IOException, InterruptedException, AotException {
    if (shop.request().options().symbols() != Symbols.EXTERNAL) {
      return Optional.empty();
    }
    Path runtime = shop.image().resolve("runtime");
    List<NativeSymbols.Part> parts = natives.find(runtime);
    BundleIndex index = index(parts);
    Hasher key = new Hasher().add("symbols-1").add(index.id());
    key.add(shop.request().timestamp().getEpochSecond());
    if (natives.objcopy().isPresent()) {
      key.add(Tree.digestOf(natives.objcopy().get()));
    }
    Path kept =
        shop.store()
            .get(KIND, key.digest(), place -> make(index, runtime, parts, place.resolve(FILE)));
    Path work = Files.createTempFile(shop.request().output(), ".symbols-", "");
    Files.copy(kept.resolve(FILE), work, StandardCopyOption.REPLACE_EXISTING);
    Files.move(work, bundle(), StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(bundle());
  }

  private Path bundle() {
    ImageRequest request = shop.request();
    return request
        .output()
        .resolve(
            request.name() + "-" + request.version() + "-" + shop.target() + "-symbols.tar.xz");
  }

  private BundleIndex index(List<NativeSymbols.Part> parts) throws IOException {
    List<BundleIndex.File> files = new ArrayList<>();
    for (JarSource jar : shop.request().jars()) {
      StrippedJars.Stripped stripped = shop.stripped().get(jar.name());
      Optional<Mapping> mapping = stripped == null ? Optional.empty() : stripped.mapping();
      files.add(
          file(
              "lib/" + jar.name(),
              mapping.map(found -> found.id().sourceFile()).orElse(""),
              mapping.map(found -> found.id().path()).orElse(""),
              mapping.isPresent() ? "" : why(jar, stripped)));
    }
    for (NativeSymbols.Part part : parts) {
      files.add(file("runtime/" + part.path(), part.buildId(), part.symbols(), part.note()));
    }
    ImageRequest request = shop.request();
    return new BundleIndex(request.name(), request.version(), shop.target().toString(), files);
  }

  private static String why(
      JarSource jar, StrippedJars.@org.jspecify.annotations.Nullable Stripped stripped) {
    if (stripped == null || !jar.plan().strips()) {
      return "it was not stripped";
    }
    String note = stripped.note(jar.name());
    return note.isEmpty() ? "its traces need none" : note;
  }

  private BundleIndex.File file(String path, String id, String symbols, String note)
      throws IOException {
    Path file = shop.image().resolve(path);
    return new BundleIndex.File(path, Sha256.of(file), Files.size(file), id, symbols, note);
  }

  private void make(BundleIndex index, Path runtime, List<NativeSymbols.Part> parts, Path target)
      throws IOException, InterruptedException, AotException {
    Path work = Files.createTempDirectory("aria-symbols");
    try {
      BundleWriter writer = new BundleWriter(index);
      shop.stripped().values().forEach(jar -> jar.mapping().ifPresent(writer::add));
      natives.extract(runtime, parts, work);
      for (NativeSymbols.Part part : parts) {
        if (!part.symbols().isEmpty()) {
          writer.add(part.symbols(), work.resolve(part.symbols()));
        }
      }
      writer.write(target, shop.request().timestamp());
    } finally {
      Tree.delete(work);
    }
  }
}
