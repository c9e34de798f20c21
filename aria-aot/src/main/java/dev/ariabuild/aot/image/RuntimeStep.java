package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.runtime.ReachableModules;
import dev.ariabuild.aot.runtime.RuntimeLinker;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.strip.NativeStripper;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.Lto;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes {@code runtime}: the JDK modules that the jars reach, linked. */
final class RuntimeStep {
  private final Workshop shop;

  RuntimeStep(Workshop shop) {
    this.shop = shop;
  }

  /**
   * Writes a folder that does not exist yet.
   *
   * @param kind of the start-up cache that is wanted
   * @return the modules asked for
   */
  SortedSet<String> link(Path target, Optional<CacheKind> kind)
      throws IOException, InterruptedException, AotException {
    SortedSet<String> modules = modules();
    ImageRequest.Options options = shop.request().options();
    RuntimeLinker linker =
        new RuntimeLinker(
            shop.jdk(),
            modules,
            options.optLevel(),
            options.stripsRuntime(),
            kind.map(CacheKind::needsDefaultCds).orElse(true) && shop.request().platform().runs(),
            other(),
            shop.request().platform().runner());
    Digest key =
        new Hasher().add(linker.key()).add("natives-1").add(options.strip().text()).digest();
    Path linked =
        shop.store()
            .get(
                "runtime",
                key,
                folder -> {
                  linker.link(folder.resolve("runtime"));
                  NativeStripper.strip(folder.resolve("runtime"), options.strip());
                });
    Tree.copy(linked.resolve("runtime"), target);
    return modules;
  }

  /** The JDK of another platform, which must fit the one that links. */
  private Optional<Jdk> other() throws IOException, AotException {
    Optional<Platform.Cross> cross = shop.request().platform().cross();
    if (cross.isEmpty()) {
      return Optional.empty();
    }
    Path home = cross.get().jdk();
    Jdk jdk = Jdk.at(home);
    Target target = cross.get().target();
    if (!Target.of(jdk).equals(target)) {
      throw AotProblem.TARGET_MISMATCH.with(target, home, Target.of(jdk));
    }
    if (jdk.feature() != shop.jdk().feature()) {
      throw AotProblem.TARGET_VERSION.with(target, jdk.feature(), shop.jdk().feature());
    }
    if (!Files.isDirectory(home.resolve("jmods"))) {
      throw AotProblem.TARGET_WITHOUT_JMODS.with(target, home);
    }
    if (!shop.request().platform().runs()) {
      shop.notes()
          .add(
              "no runner is set for "
                  + target
                  + ", so its runtime has no default archive and starts"
                  + " more slowly");
    }
    return Optional.of(jdk);
  }

  private SortedSet<String> modules() throws IOException, InterruptedException, AotException {
    ImageRequest.Options options = shop.request().options();
    Jdk jdk = shop.jdk();
    boolean every = options.lto() == Lto.OFF;
    Hasher key = new Hasher().add("modules-2").add(jdk.version()).add(jdk.home().toString());
    key.add(every).add(options.jlinkAdd().toString()).add(options.jlinkRemove().toString());
    List<Path> jars = new ArrayList<>();
    for (JarSource jar : shop.request().jars()) {
      key.add(Tree.digestOf(jar.file()));
      jars.add(jar.file());
    }
    Path folder =
        shop.store()
            .get(
                "modules",
                key.digest(),
                place ->
                    Files.write(
                        place.resolve("modules"),
                        ReachableModules.of(
                            jdk, jars, every, options.jlinkAdd(), options.jlinkRemove())));
    return new TreeSet<>(Files.readAllLines(folder.resolve("modules")));
  }
}
