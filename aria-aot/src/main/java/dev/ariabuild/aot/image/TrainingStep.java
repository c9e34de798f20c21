package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.cache.CacheTrainer;
import dev.ariabuild.aot.cache.MethodProfiles;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the start-up cache beside {@code lib} and {@code runtime}, or says why there is none. */
final class TrainingStep {
  private final Workshop shop;

  TrainingStep(Workshop shop) {
    this.shop = shop;
  }

  /**
   * The start-up cache of an image.
   *
   * @param file empty: there is none
   * @param why there is none; empty if there is one
   */
  record Outcome(Optional<Path> file, String why) {}

  /** The kind of cache that is wanted and possible before anything was tried; or why none is. */
  Optional<CacheKind> kind() throws AotException {
    String why = whyNot();
    if (!why.isEmpty() && shop.request().options().aot() == AotMode.REQUIRED) {
      throw AotProblem.AOT_REQUIRED.with(why);
    }
    return why.isEmpty() ? CacheKind.of(shop.jdk().feature()) : Optional.empty();
  }

  /** Trains in the image, which is complete but for its cache. */
  Outcome train(Optional<CacheKind> kind) throws IOException, InterruptedException, AotException {
    if (kind.isEmpty()) {
      return new Outcome(Optional.empty(), whyNot());
    }
    try {
      return new Outcome(Optional.of(trained(kind.get())), "");
    } catch (AotException e) {
      if (shop.request().options().aot() == AotMode.REQUIRED) {
        throw AotProblem.AOT_REQUIRED.with(e.text());
      }
      return new Outcome(Optional.empty(), e.text());
    }
  }

  /** Empty: a cache is wanted and may be possible. */
  private String whyNot() {
    ImageRequest.Options options = shop.request().options();
    if (options.aot() == AotMode.OFF) {
      return "aot = \"off\"";
    }
    if (options.backend() == Backend.JVM) {
      return "backend = \"jvm\"";
    }
    if (options.optLevel() == OptLevel.NONE) {
      return "opt-level = 0";
    }
    if (CacheKind.of(shop.jdk().feature()).isEmpty()) {
      return "JDK " + shop.jdk().feature() + " has no start-up cache";
    }
    Platform platform = shop.request().platform();
    if (!platform.runs()) {
      return "no runner is set for "
          + shop.target()
          + ": a cache is trained by the runtime that ships (runner below [target.TRIPLE] in"
          + " aria.toml)";
    }
    if (platform.cross().isPresent() && !CacheKind.movable(shop.jdk().feature())) {
      return "JDK "
          + shop.jdk().feature()
          + " uses such a cache only in the folder where the image was built";
    }
    if (shop.target().windows()) {
      return "launchers for Windows do without one";
    }
    return shop.request().training().declared()
        ? ""
        : "no training is declared: set training.arguments in aria.toml to arguments with which the"
            + " application does typical work and ends";
  }

  private Path trained(CacheKind kind) throws IOException, InterruptedException, AotException {
    Path image = shop.image();
    String classPath =
        shop.request().jars().stream()
            .map(jar -> image.resolve("lib").resolve(jar.name()).toString())
            .collect(Collectors.joining(":"));
    List<String> application = new ArrayList<>(shop.jvmOptions());
    application.addAll(List.of("-cp", classPath, shop.request().mainClass()));
    CacheTrainer trainer =
        new CacheTrainer(
            kind,
            shop.request().platform().runner(),
            image.resolve("runtime/bin/java"),
            "JDK " + shop.jdk().version(),
            application);
    Path kept =
        shop.store()
            .get(
                "cache",
                key(),
                place -> {
                  Path work = Files.createTempDirectory("aria-training");
                  try {
                    trainer.train(shop.request().training(), place.resolve("cache"), work);
                  } finally {
                    Tree.delete(work);
                  }
                });
    Path cache = image.resolve(shop.request().name() + kind.suffix());
    Files.copy(kept.resolve("cache"), cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-r--r--"));
    return cache;
  }

  private Digest key() throws IOException {
    Path image = shop.image();
    ImageRequest request = shop.request();
    Hasher key = new Hasher().add("cache-4").add(Tree.digest(image.resolve("runtime")));
    for (JarSource jar : request.jars()) {
      key.add(jar.name()).add(Tree.digestOf(image.resolve("lib").resolve(jar.name())));
    }
    shop.jvmOptions().forEach(key::add);
    key.add(request.mainClass()).add(request.timestamp().getEpochSecond());
    key.add(request.training().inputs());
    key.add(MethodProfiles.recorded(request.training(), shop.jvmOptions()));
    if (!CacheKind.movable(shop.jdk().feature())) {
      key.add(image.toString());
    }
    return key.digest();
  }
}
