package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.nativeimage.GraalVm;
import dev.ariabuild.aot.nativeimage.NativeCompiler;
import dev.ariabuild.aot.nativeimage.NativeFlags;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.config.Symbols;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes {@code bin/NAME} as a native program; debug information and the build report lie beside the
 * image.
 */
final class NativeStep {
  private static final String REPORT = "build-report.html";

  private final Workshop shop;

  NativeStep(Workshop shop) {
    this.shop = shop;
  }

  /** Fills a folder that exists and is empty; gives back the program. */
  Path compile(Path bin) throws IOException, InterruptedException, AotException {
    ImageRequest request = shop.request();
    ImageRequest.Options options = request.options();
    GraalVm graal = GraalVm.find(request.platform().graalHomes());
    NativeFlags flags = options.nativeFlags();
    NativeCompiler compiler = new NativeCompiler(graal, flags, "objcopy");
    List<Path> classPath = new ArrayList<>();
    Hasher key = new Hasher().add("native-1").add(graal.version()).add(graal.home().toString());
    key.add(flags.toString()).add(request.name()).add(request.mainClass());
    for (JarSource jar : request.jars()) {
      classPath.add(jar.file());
      key.add(jar.name()).add(Tree.digestOf(jar.file()));
    }
    Path kept =
        shop.store()
            .get(
                "native",
                key.digest(),
                place -> compiler.compile(request.name(), request.mainClass(), classPath, place));
    String debug = request.name() + ".debug";
    Files.deleteIfExists(request.output().resolve(debug));
    Files.deleteIfExists(request.output().resolve(REPORT));
    for (Path file : Tree.files(kept)) {
      String name = Tree.name(kept, file);
      boolean beside = name.equals(debug) || name.equals(REPORT);
      Path to = (beside ? request.output() : bin).resolve(name);
      Files.createDirectories(to.toAbsolutePath().getParent());
      Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
    if (!options.jvmOptions().isEmpty()) {
      shop.notes().add("jvm-options are for launchers; a native program has none of them");
    }
    if (options.symbols() == Symbols.EXTERNAL) {
      shop.notes().add("debug information of the program: " + debug);
    }
    return bin.resolve(request.name());
  }
}
