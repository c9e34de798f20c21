package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.engine.config.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the symbol bundle of a finished image, where the profile wants one. Reads the image, and
 * changes nothing in it: what is published is the same with and without symbols.
 */
final class SymbolStep {
  private final Workshop shop;

  SymbolStep(Workshop shop) {
    this.shop = shop;
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
    new SymbolBundle(shop.store(), shop.request().timestamp())
        .write(
            new SymbolBundle.Published(
                shop.request().name(),
                shop.request().version(),
                shop.target(),
                jdk(),
                shop.image(),
                shop.stripped()),
            bundle());
    return Optional.of(bundle());
  }

  /** The JDK whose native files are in the image. */
  private Path jdk() {
    return shop.request().platform().cross().map(Platform.Cross::jdk).orElse(shop.jdk().home());
  }

  private Path bundle() {
    ImageRequest request = shop.request();
    return request
        .output()
        .resolve(SymbolBundle.fileName(request.name(), request.version(), shop.target()));
  }
}
