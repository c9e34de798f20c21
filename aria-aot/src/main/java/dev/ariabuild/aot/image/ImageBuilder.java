package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.cache.CacheTrainer;
import dev.ariabuild.aot.launch.CacheBinding;
import dev.ariabuild.aot.launch.Launcher;
import dev.ariabuild.aot.runtime.ReachableModules;
import dev.ariabuild.aot.runtime.RuntimeLinker;
import dev.ariabuild.aot.store.ResultStore;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.strip.JarStripper;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Lto;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Panic;
import dev.ariabuild.engine.config.Strip;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes one image: strip, link, assemble, train, bind, archive, list. What is dear is kept by its
 * inputs in a {@link ResultStore}. Used once.
 */
public final class ImageBuilder {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
  private static final String JARS_VERSION = "jar-1";

  private final ImageRequest request;
  private final Target target;
  private final Jdk jdk;
  private final ResultStore store;
  private final Path image;
  private final List<String> notes = new ArrayList<>();

  private ImageBuilder(ImageRequest request, Target target) throws IOException, AotException {
    this.request = request;
    this.target = target;
    this.jdk = Jdk.at(request.jdk());
    this.store =
        new ResultStore(
            request
                .cacheDir()
                .resolve("codegen")
                .resolve(target.toString())
                .resolve(request.options().profile()));
    this.image = request.output().toAbsolutePath().normalize().resolve("image");
  }

  /**
   * Makes the image below {@link ImageRequest#output()}, in place of one that may be there.
   *
   * @throws AotException with a message for the user
   */
  public static ImageResult build(ImageRequest request)
      throws IOException, InterruptedException, AotException {
    check(request);
    return new ImageBuilder(request, Target.current()).build();
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

  private ImageResult build() throws IOException, InterruptedException, AotException {
    Path archive =
        request
            .output()
            .resolve(request.name() + "-" + request.version() + "-" + target + ".tar.gz");
    Path manifest = request.output().resolve("manifest.json");
    Files.createDirectories(request.output());
    Files.deleteIfExists(manifest);
    Files.deleteIfExists(archive);

    String noCache = whyNoCache();
    if (!noCache.isEmpty() && request.options().aot() == AotMode.REQUIRED) {
      throw AotProblem.AOT_REQUIRED.with(noCache);
    }
    Optional<CacheKind> kind = noCache.isEmpty() ? CacheKind.of(jdk.feature()) : Optional.empty();
    SortedSet<String> modules = assemble(kind);
    Optional<Path> cache = Optional.empty();
    if (kind.isPresent()) {
      try {
        cache = Optional.of(train(kind.get()));
      } catch (AotException e) {
        if (request.options().aot() == AotMode.REQUIRED) {
          throw AotProblem.AOT_REQUIRED.with(e.text());
        }
        noCache = e.text();
      }
    }
    Path launcher = writeLauncher(image, kind, cache, noCache);
    pack(archive);
    Manifest list = new Manifest(request, target, jdk, modules);
    list.list(image, archive, noCache, notes);
    list.write(manifest);
    return new ImageResult(
        image,
        launcher,
        archive,
        manifest,
        sizes(cache),
        Files.size(archive),
        cache,
        noCache,
        notes);
  }

  /** Empty: a cache is wanted and may be possible. */
  private String whyNoCache() {
    ImageRequest.Options options = request.options();
    if (options.aot() == AotMode.OFF) {
      return "aot = \"off\"";
    }
    if (options.backend() == Backend.JVM) {
      return "backend = \"jvm\"";
    }
    if (options.optLevel() == OptLevel.NONE) {
      return "opt-level = 0";
    }
    if (CacheKind.of(jdk.feature()).isEmpty()) {
      return "JDK " + jdk.feature() + " has no start-up cache";
    }
    return request.training().declared()
        ? ""
        : "no training is declared: set training.arguments in aria.toml to arguments with which the"
            + " application does typical work and ends";
  }

  private SortedSet<String> assemble(Optional<CacheKind> kind)
      throws IOException, InterruptedException, AotException {
    Path work = Files.createTempDirectory(request.output(), ".image-");
    try {
      Path lib = Files.createDirectory(work.resolve("lib"));
      for (JarSource jar : request.jars()) {
        Path file = lib.resolve(jar.name());
        Files.copy(stripped(jar), file);
        Files.setLastModifiedTime(file, FileTime.from(request.timestamp()));
      }
      SortedSet<String> modules = modules();
      boolean stripRuntime =
          request.options().strip() != Strip.NONE && request.options().debug() == DebugInfo.NONE;
      RuntimeLinker linker =
          new RuntimeLinker(
              jdk,
              modules,
              request.options().optLevel(),
              stripRuntime,
              kind.map(CacheKind::needsDefaultCds).orElse(true));
      Path runtime =
          store.get("runtime", linker.key(), folder -> linker.link(folder.resolve("runtime")));
      Tree.copy(runtime.resolve("runtime"), work.resolve("runtime"));
      Files.createDirectory(work.resolve("bin"));
      writeLauncher(work, Optional.empty(), Optional.empty(), "it was not trained");
      Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
      Tree.delete(image);
      Files.move(work, image);
      return modules;
    } finally {
      Tree.delete(work);
    }
  }

  private Path stripped(JarSource jar) throws IOException, InterruptedException, AotException {
    if (!jar.plan().strips()) {
      return jar.file();
    }
    Digest key =
        new Hasher()
            .add(JARS_VERSION)
            .add(jar.plan().toString())
            .add(request.timestamp().getEpochSecond())
            .add(Tree.digestOf(jar.file()))
            .digest();
    Path folder =
        store.get(
            "jar",
            key,
            place -> {
              JarStripper.Report report =
                  new JarStripper(jar.plan(), request.timestamp())
                      .strip(jar.file(), place.resolve("stripped.jar"));
              Files.writeString(place.resolve("outcome"), report.outcome() + " " + report.left());
            });
    String[] outcome = Files.readString(folder.resolve("outcome")).split(" ");
    if (outcome[0].equals(JarStripper.Outcome.SIGNED.name())) {
      notes.add(jar.name() + " is signed and was left as it is");
    } else if (!outcome[1].equals("0")) {
      notes.add(outcome[1] + " classes of " + jar.name() + " could not be stripped");
    }
    return folder.resolve("stripped.jar");
  }

  private SortedSet<String> modules() throws IOException, InterruptedException, AotException {
    ImageRequest.Options options = request.options();
    boolean every = options.lto() == Lto.OFF;
    Hasher key = new Hasher().add("modules-1").add(jdk.version()).add(jdk.home().toString());
    key.add(every).add(options.jlinkAdd().toString()).add(options.jlinkRemove().toString());
    List<Path> jars = new ArrayList<>();
    for (JarSource jar : request.jars()) {
      key.add(Tree.digestOf(jar.file()));
      jars.add(jar.file());
    }
    Path folder =
        store.get(
            "modules",
            key.digest(),
            place ->
                Files.write(
                    place.resolve("modules"),
                    ReachableModules.of(
                        jdk, jars, every, options.jlinkAdd(), options.jlinkRemove())));
    return new TreeSet<>(Files.readAllLines(folder.resolve("modules")));
  }

  private Path train(CacheKind kind) throws IOException, InterruptedException, AotException {
    String classPath =
        request.jars().stream()
            .map(jar -> image.resolve("lib").resolve(jar.name()).toString())
            .collect(Collectors.joining(":"));
    List<String> application = new ArrayList<>(jvmOptions());
    application.addAll(List.of("-cp", classPath, request.mainClass()));

    Hasher key = new Hasher().add("cache-1").add(Tree.digest(image.resolve("runtime")));
    for (JarSource jar : request.jars()) {
      key.add(jar.name()).add(Tree.digestOf(image.resolve("lib").resolve(jar.name())));
    }
    jvmOptions().forEach(key::add);
    key.add(request.mainClass()).add(request.timestamp().getEpochSecond());
    key.add(request.training().arguments().toString());
    key.add(new TreeMap<>(request.training().env()).toString());
    key.add(request.training().command().toString());
    key.add(request.training().readyLog() + "|" + request.training().readyUrl());
    if (!CacheKind.movable(jdk.feature())) {
      key.add(image.toString());
    }
    CacheTrainer trainer =
        new CacheTrainer(
            kind, image.resolve("runtime/bin/java"), "JDK " + jdk.version(), application);
    String file = request.name() + kind.suffix();
    Path kept =
        store.get(
            "cache",
            key.digest(),
            place -> {
              Path work = Files.createTempDirectory("aria-training");
              try {
                trainer.train(request.training(), place.resolve("cache"), work);
              } finally {
                Tree.delete(work);
              }
            });
    Path cache = image.resolve(file);
    Files.copy(kept.resolve("cache"), cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-r--r--"));
    return cache;
  }

  private List<String> jvmOptions() {
    List<String> options = new ArrayList<>();
    if (request.options().assertions()) {
      options.add("-ea");
    }
    if (request.options().panic() == Panic.ABORT) {
      options.add("-XX:+ExitOnOutOfMemoryError");
    }
    options.addAll(request.options().jvmOptions());
    return options;
  }

  private Path writeLauncher(
      Path folder, Optional<CacheKind> kind, Optional<Path> cache, String noCache)
      throws IOException {
    List<String> jars = request.jars().stream().map(JarSource::name).toList();
    Optional<CacheBinding> binding = Optional.empty();
    if (kind.isPresent() && cache.isPresent()) {
      CacheBinding tie = binding(kind.get(), cache.get());
      Files.writeString(folder.resolve(tie.sumsFile()), tie.sums());
      binding = Optional.of(tie);
    }
    Launcher launcher =
        new Launcher(
            request.name(),
            request.mainClass(),
            jars,
            jvmOptions(),
            target.bsd(),
            binding,
            "this image was made without one: " + noCache.lines().findFirst().orElse(""));
    Path file = folder.resolve("bin").resolve(request.name());
    Files.writeString(file, launcher.text());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private CacheBinding binding(CacheKind kind, Path cache) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (JarSource jar : request.jars()) {
      digests.put("lib/" + jar.name(), Sha256.of(image.resolve("lib").resolve(jar.name())));
    }
    String name = cache.getFileName().toString();
    digests.put(name, Sha256.of(cache));
    return new CacheBinding(
        name,
        kind,
        "JDK " + jdk.version(),
        digests,
        request.timestamp(),
        CacheKind.movable(jdk.feature())
            ? Optional.empty()
            : Optional.of(Sha256.ofText(image.toRealPath().toString())));
  }

  /** A cache that works in this folder only stays out of the archive. */
  private void pack(Path archive) throws IOException {
    String bound = request.name() + CacheKind.APP_CDS.suffix();
    boolean movable = CacheKind.movable(jdk.feature());
    Path work = Files.createTempFile(request.output(), ".archive-", "");
    String folder = archive.getFileName().toString().replaceFirst("\\.tar\\.gz$", "");
    new TarGz(request.timestamp())
        .write(image, folder, name -> movable || !name.startsWith(bound), work);
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(work, archive, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private ImageResult.Bytes sizes(Optional<Path> cache) throws IOException {
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
