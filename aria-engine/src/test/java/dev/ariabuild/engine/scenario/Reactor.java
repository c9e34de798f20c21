package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.CacheLayer;
import dev.ariabuild.engine.cache.MemoryLayer;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A few small modules on disk, built by the real engine. Paths are relative to the checkout, such
 * as {@code a/src/a/A.java}; classes may go by their name, such as {@code a.A}.
 *
 * <pre>
 * r.module("a").java("a.A", "public static int f() { return 1; }");
 * r.module("b").dependsOn("a").java("b.B", "long g() { return a.A.f(); }");
 * r.build().executed("a:compile", "b:compile");
 * r.edit("a.A").replace("return 1", "return 2");
 * r.build().executed("a:compile").cutOff("b:compile").nothingElse();
 * </pre>
 *
 * Every {@link #build} is followed by the {@link Checks}.
 */
public final class Reactor {
  private final Path base;
  private final Path work;
  private final Path metadata;
  private final FakeDiskLayer disk;
  private final List<CacheLayer> far = new ArrayList<>();
  private final Map<String, SmallModule> modules = new LinkedHashMap<>();
  private final Checks checks;
  private MemberNormaliser source = new FakeSource();
  private MemberNormaliser abi = new FakeAbi();
  private boolean read = true;
  private boolean write = true;
  private boolean blind;
  private long largest = 1L << 30;
  private long memory = 1L << 26;

  private Reactor(Path base, String checkout, FakeDiskLayer disk) throws IOException {
    this.base = base;
    this.work = Files.createDirectories(base.resolve(checkout));
    this.metadata = base.resolve(checkout + "-metadata");
    this.disk = disk;
    this.checks = new Checks(this, base.resolve(checkout + "-clean"));
  }

  /** An empty one; everything lies below the directory. */
  public static Reactor in(Path dir) throws IOException {
    Path real = dir.toRealPath();
    return new Reactor(real, "work", new FakeDiskLayer(real.resolve("cache")));
  }

  /** A second checkout with the same modules and sources, nothing built, and the same cache. */
  public Reactor elsewhere(String name) throws IOException {
    Reactor other = new Reactor(base, name, disk);
    Trees.copy(work, other.work, Reactor::isSource);
    other.modules.putAll(modules);
    return other;
  }

  /** A module of this name; made at the first call, and built in the order of first calls. */
  public SmallModule module(String name) {
    return modules.computeIfAbsent(name, n -> new SmallModule(this, n));
  }

  SmallModule get(String name) {
    SmallModule module = modules.get(name);
    if (module == null) {
      throw new IllegalArgumentException("there is no module " + name);
    }
    return module;
  }

  /** Takes a module out of the reactor; its files stay. */
  public void remove(String module) {
    modules.remove(module);
  }

  /** Reads sources and class files with these instead of the simple ones. */
  public Reactor normalisers(MemberNormaliser newSource, MemberNormaliser newAbi) {
    source = newSource;
    abi = newAbi;
    return this;
  }

  /** From now on no action sees what it reads: a rebuilder that never finds anything dirty. */
  public Reactor blind() {
    blind = true;
    return this;
  }

  /** Whether traces and caches may be read from now on. */
  public Reactor read(boolean now) {
    read = now;
    return this;
  }

  /** Whether traces and results may be kept from now on. */
  public Reactor write(boolean now) {
    write = now;
    return this;
  }

  /** Larger outputs are not cached, in bytes. */
  public Reactor largestOutput(long bytes) {
    largest = bytes;
    return this;
  }

  /** Bytes that the memory layer of each build may hold. */
  public Reactor memory(long bytes) {
    memory = bytes;
    return this;
  }

  /** A layer behind the disk. */
  public Reactor behind(CacheLayer layer) {
    far.add(layer);
    return this;
  }

  /** The rules that are checked after every build; some scenarios need an exception. */
  public Checks checks() {
    return checks;
  }

  /** Builds all modules and checks what must always hold. */
  public Built build() throws IOException {
    Built built = buildUnchecked();
    checks.after(built);
    return built;
  }

  Built buildUnchecked() throws IOException {
    List<CacheLayer> layers = new ArrayList<>(List.of(new MemoryLayer(memory), disk));
    layers.addAll(far);
    return new Run(how(work, metadata, read, write), layers).build(modules.values());
  }

  Built buildClean(Path elsewhere) throws IOException {
    Trees.copy(work, elsewhere, Reactor::isSource);
    Run.How how = how(elsewhere, elsewhere.resolveSibling("clean-metadata"), false, false);
    return new Run(how, List.of()).build(modules.values());
  }

  private Run.How how(Path root, Path kept, boolean reading, boolean writing) {
    return new Run.How(root, kept, reading, writing, largest, source, abi, blind);
  }

  boolean reads() {
    return read;
  }

  boolean writes() {
    return write;
  }

  static boolean isSource(String path) {
    List<String> names = Arrays.asList(path.split("/"));
    return names.size() < 2 || !names.get(1).equals("target");
  }

  static boolean isOutput(String path) {
    List<String> names = Arrays.asList(path.split("/"));
    boolean aria = names.size() > 2 && names.get(2).equals("aria");
    return names.size() > 2 && names.get(1).equals("target") && !aria;
  }

  /** The checkout. */
  public Path work() {
    return work;
  }

  /** The layer that outlives builds. */
  public FakeDiskLayer disk() {
    return disk;
  }

  /** A file, by its path or by the name of its class. */
  public Path file(String pathOrClass) {
    if (pathOrClass.contains("/")) {
      return work.resolve(pathOrClass);
    }
    String source = SmallModule.sourceFile(pathOrClass);
    for (SmallModule module : modules.values()) {
      Path file = module.dir().resolve(source);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalArgumentException("no module has a class " + pathOrClass);
  }

  /** Opens a file for a change. */
  public Edit edit(String pathOrClass) {
    return new Edit(file(pathOrClass));
  }

  /** A file that is to be changed. */
  public record Edit(Path file) {
    /**
     * Replaces all occurrences.
     *
     * @throws IllegalArgumentException if there is none
     */
    public void replace(String old, String now) throws IOException {
      String text = Files.readString(file);
      if (!text.contains(old)) {
        throw new IllegalArgumentException("'" + old + "' is not in " + file);
      }
      Files.writeString(file, text.replace(old, now));
    }

    /** Replaces everything. */
    public void to(String text) throws IOException {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  /** Deletes a file, or a directory with all that is in it. */
  public void delete(String pathOrClass) throws IOException {
    Trees.delete(file(pathOrClass));
  }

  /** Deletes the build directories of all modules, as {@code mvn clean} does. */
  public void deleteOutputs() throws IOException {
    for (SmallModule module : modules.values()) {
      Trees.delete(module.dir().resolve("target"));
    }
  }

  /** Deletes what was recorded of earlier builds. */
  public void forgetTraces() throws IOException {
    Trees.delete(metadata);
  }

  /** Where the traces of a module lie. */
  public Path traceFile(String module) {
    return metadata.resolve(module + ".traces");
  }

  /** Leaves a module as a build would that was killed while it was changing outputs. */
  public void killedWhileBuilding(String module) {
    Run.traces(metadata, module).markInterrupted();
  }
}
