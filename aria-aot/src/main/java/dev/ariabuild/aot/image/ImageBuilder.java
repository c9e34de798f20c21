package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.config.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes one image, step by step: jars, runtime, launcher, training, launcher again, archive and
 * manifest. Knows the order of the steps and nothing of how they work.
 */
public final class ImageBuilder {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  private ImageBuilder() {}

  /**
   * Makes the image below {@link ImageRequest#output()}, in place of one that may be there.
   *
   * @throws AotException with a message for the user
   */
  public static ImageResult build(ImageRequest request)
      throws IOException, InterruptedException, AotException {
    check(request);
    Freshness freshness = new Freshness(request);
    freshness.forget();
    Workshop given = Workshop.of(request);
    PublishStep publish = new PublishStep(given);
    publish.clear();
    new SymbolStep(given).clear();
    publish.deb();
    Workshop shop =
        given.with(new LiftStep(given).lift(new ReduceStep(given).reduce(request.jars())));
    SymbolStep symbols = new SymbolStep(shop);
    Made made =
        request.options().backend() == Backend.NATIVE_IMAGE
            ? compile(shop)
            : assembleAndTrain(shop);
    Optional<Path> bundle = symbols.write();
    PublishStep.Published published = publish.publish(made.modules(), made.cache().why(), bundle);
    ImageResult result =
        new ImageResult(
            shop.image(),
            made.program(),
            published.archives().stream()
                .map(a -> new ImageResult.Archive(a.kind(), a.file(), a.bytes()))
                .toList(),
            published.manifest(),
            published.sbom(),
            published.provenance(),
            bundle,
            sizes(shop.image(), made.cache().file()),
            made.cache().file(),
            made.cache().why(),
            shop.notes());
    freshness.remember(result);
    return result;
  }

  /**
   * The result of the last build, if the same request would give the same: nothing that it read or
   * wrote has changed since.
   */
  public static Optional<ImageResult> upToDate(ImageRequest request) {
    return new Freshness(request).lastResult();
  }

  /** A finished image, not yet published. */
  private record Made(SortedSet<String> modules, TrainingStep.Outcome cache, Path program) {}

  private static Made assembleAndTrain(Workshop shop)
      throws IOException, InterruptedException, AotException {
    TrainingStep training = new TrainingStep(shop);
    Optional<CacheKind> kind = training.kind();
    SortedSet<String> modules = assemble(shop, kind);
    TrainingStep.Outcome cache = training.train(kind);
    return new Made(modules, cache, new LauncherStep(shop).write(kind, cache));
  }

  private static Made compile(Workshop shop)
      throws IOException, InterruptedException, AotException {
    Path work = Files.createTempDirectory(shop.request().output(), ".image-");
    try {
      Path bin = Files.createDirectory(work.resolve("bin"));
      Path program = new NativeStep(shop).compile(bin);
      Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
      Tree.delete(shop.image());
      Files.move(work, shop.image());
      return new Made(
          new TreeSet<>(),
          new TrainingStep.Outcome(Optional.empty(), "backend = \"native-image\""),
          shop.image().resolve("bin").resolve(program.getFileName()));
    } finally {
      Tree.delete(work);
    }
  }

  private static void check(ImageRequest request) throws AotException {
    if (request.options().backend() == Backend.NATIVE_IMAGE
        && request.platform().cross().isPresent()) {
      throw AotProblem.NATIVE_IMAGE_CROSS.with(request.platform().target());
    }
    if (!NAME.matcher(request.name()).matches()) {
      throw AotProblem.BAD_LAUNCHER_NAME.with(request.name());
    }
    for (JarSource jar : request.jars()) {
      if (!Files.isRegularFile(jar.file())) {
        throw AotProblem.NO_SUCH_JAR.with(jar.file());
      }
    }
  }

  /** All but the start-up cache, in a folder of its own that takes the image's place at the end. */
  private static SortedSet<String> assemble(Workshop shop, Optional<CacheKind> kind)
      throws IOException, InterruptedException, AotException {
    Path work = Files.createTempDirectory(shop.request().output(), ".image-");
    try {
      new JarStep(shop).fill(Files.createDirectory(work.resolve("lib")));
      new BuildInfoStep(shop).write(work.resolve("lib"));
      SortedSet<String> modules = new RuntimeStep(shop).link(work.resolve("runtime"), kind);
      Files.createDirectory(work.resolve("bin"));
      new LauncherStep(shop).writeUntrained(work);
      Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
      Tree.delete(shop.image());
      Files.move(work, shop.image());
      return modules;
    } finally {
      Tree.delete(work);
    }
  }

  private static ImageResult.Bytes sizes(Path image, Optional<Path> cache) throws IOException {
    return new ImageResult.Bytes(
        size(image),
        size(image.resolve("runtime")),
        size(image.resolve("lib")),
        cache.isPresent() ? Files.size(cache.get()) : 0);
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    for (Path file : Tree.files(folder)) {
      size += Files.isSymbolicLink(file) ? 0 : Files.size(file);
    }
    return size;
  }
}
