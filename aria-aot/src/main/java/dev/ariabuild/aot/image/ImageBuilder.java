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
    Workshop given = Workshop.of(request, Target.current());
    PublishStep publish = new PublishStep(given);
    publish.clear();
    new SymbolStep(given).clear();
    publish.deb();
    Workshop shop = given.with(new LiftStep(given).lift(request.jars()));
    SymbolStep symbols = new SymbolStep(shop);
    TrainingStep training = new TrainingStep(shop);
    LauncherStep launcher = new LauncherStep(shop);

    Optional<CacheKind> kind = training.kind();
    SortedSet<String> modules = assemble(shop, kind);
    TrainingStep.Outcome cache = training.train(kind);
    Path program = launcher.write(kind, cache);
    Optional<Path> bundle = symbols.write();
    PublishStep.Published published = publish.publish(modules, cache.why(), bundle);
    return new ImageResult(
        shop.image(),
        program,
        published.archives().stream()
            .map(made -> new ImageResult.Archive(made.kind(), made.file(), made.bytes()))
            .toList(),
        published.manifest(),
        published.sbom(),
        published.provenance(),
        bundle,
        sizes(shop.image(), cache.file()),
        cache.file(),
        cache.why(),
        shop.notes());
  }

  private static void check(ImageRequest request) throws AotException {
    if (request.options().backend() == Backend.NATIVE_IMAGE) {
      throw AotProblem.BACKEND_UNAVAILABLE.with(request.options().backend().text());
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
