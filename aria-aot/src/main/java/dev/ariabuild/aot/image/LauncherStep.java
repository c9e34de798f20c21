package dev.ariabuild.aot.image;

import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.cache.MethodProfiles;
import dev.ariabuild.aot.launch.CacheBinding;
import dev.ariabuild.aot.launch.CmdLauncher;
import dev.ariabuild.aot.launch.Launcher;
import dev.ariabuild.aot.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes {@code bin/NAME}, and the digests that tie a start-up cache to the jars. */
final class LauncherStep {
  private final Workshop shop;

  LauncherStep(Workshop shop) {
    this.shop = shop;
  }

  /** A launcher that knows no cache, into a folder that becomes the image. */
  Path writeUntrained(Path folder) throws IOException {
    return write(folder, Optional.empty(), "it was not trained");
  }

  /** The launcher of the finished image. */
  Path write(Optional<CacheKind> kind, TrainingStep.Outcome cache) throws IOException {
    Optional<CacheBinding> binding = Optional.empty();
    if (kind.isPresent() && cache.file().isPresent()) {
      CacheBinding tie = binding(kind.get(), cache.file().get());
      Files.writeString(shop.image().resolve(tie.sumsFile()), tie.sums());
      binding = Optional.of(tie);
    }
    return write(shop.image(), binding, cache.why());
  }

  private Path write(Path folder, Optional<CacheBinding> binding, String noCache)
      throws IOException {
    if (shop.target().windows()) {
      Path file = folder.resolve("bin").resolve(shop.request().name() + ".cmd");
      CmdLauncher launcher =
          new CmdLauncher(
              shop.request().name(),
              shop.request().mainClass(),
              shop.classPath(),
              shop.jvmOptions());
      return Files.writeString(file, launcher.text());
    }
    Launcher launcher =
        new Launcher(
            shop.request().name(),
            shop.request().mainClass(),
            shop.classPath(),
            shop.jvmOptions(),
            shop.target().bsd(),
            binding,
            "this image was made without one: " + noCache.lines().findFirst().orElse(""));
    Path file = folder.resolve("bin").resolve(shop.request().name());
    Files.writeString(file, launcher.text());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private CacheBinding binding(CacheKind kind, Path cache) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (JarSource jar : shop.request().jars()) {
      digests.put("lib/" + jar.name(), Sha256.of(shop.image().resolve("lib").resolve(jar.name())));
    }
    // names the JVM, its build and its modules
    digests.put("runtime/release", Sha256.of(shop.image().resolve("runtime/release")));
    String name = cache.getFileName().toString();
    digests.put(name, Sha256.of(cache));
    return new CacheBinding(
        name,
        kind,
        "JDK " + shop.jdk().version(),
        digests,
        shop.request().timestamp(),
        CacheKind.movable(shop.jdk().feature())
            ? Optional.empty()
            : Optional.of(Sha256.ofText(shop.image().toRealPath().toString())),
        CacheKind.placed(shop.jdk().feature()),
        MethodProfiles.recorded(shop.request().training(), shop.jvmOptions()));
  }
}
