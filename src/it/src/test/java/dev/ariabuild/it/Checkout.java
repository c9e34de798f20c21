package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A copy of one of the test projects, with its own cache of Aria. */
final class Checkout {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Path dir;
  private final Path cache;
  private final Path localRepository;
  private final String maven;

  private Checkout(Path dir, Path cache, Path localRepository, String maven) {
    this.dir = dir;
    this.cache = cache;
    this.localRepository = localRepository;
    this.maven = maven;
  }

  /** A fresh copy with an empty cache. */
  static Checkout of(String sentence) {
    Path place = Site.scratch().resolve("work").resolve(NUMBER.incrementAndGet() + "-" + sentence);
    Trees.delete(place);
    Checkout checkout =
        new Checkout(
            place.resolve("checkout"), place.resolve("cache"), Repository.shared(), Site.maven());
    Path project = Site.projects().resolve(sentence);
    assertTrue(Files.isDirectory(project), () -> "there is no project " + project);
    Trees.copy(project, checkout.dir, path -> true);
    checkout.write(
        ".mvn/extensions.xml",
        """
        <extensions>
          <extension>
            <groupId>dev.ariabuild</groupId>
            <artifactId>aria-maven-extension</artifactId>
            <version>%s</version>
          </extension>
        </extensions>
        """
            .formatted(Site.version()));
    return checkout;
  }

  /** An empty folder with an empty cache, in which a project is to be made. */
  static Checkout empty(String sentence) {
    Path place = Site.scratch().resolve("work").resolve(NUMBER.incrementAndGet() + "-" + sentence);
    Trees.delete(place);
    Checkout checkout =
        new Checkout(
            place.resolve("checkout"), place.resolve("cache"), Repository.shared(), Site.maven());
    checkout.write(".mvn/maven.config", "");
    return checkout;
  }

  /** The project in a folder of this one. */
  Checkout below(String folder) {
    return new Checkout(dir.resolve(folder), cache, localRepository, maven);
  }

  /** The same files, to be built by another Maven. */
  Checkout on(String mavenVersion) {
    return new Checkout(dir, cache, localRepository, mavenVersion);
  }

  /** Another copy of the same files elsewhere, with the same cache and no outputs. */
  Checkout elsewhere() {
    Path place = dir.resolveSibling("checkout-" + NUMBER.incrementAndGet());
    Trees.copy(dir, place, Checkout::isNoOutput);
    return new Checkout(place, cache, localRepository, maven);
  }

  /** Another copy of the same files elsewhere, with an empty cache and no outputs. */
  Checkout onAnotherMachine() {
    int number = NUMBER.incrementAndGet();
    Path place = dir.resolveSibling("checkout-" + number);
    Trees.copy(dir, place, Checkout::isNoOutput);
    return new Checkout(place, cache.resolveSibling("cache-" + number), localRepository, maven);
  }

  /** The same files, to be built with a local repository in which nothing is installed. */
  Checkout withEmptyLocalRepository() {
    Path repository = dir.resolveSibling("repository-" + NUMBER.incrementAndGet());
    Repository.installInto(repository);
    return new Checkout(dir, cache, repository, maven);
  }

  /** The same files, to be built with the cache, the local repository and the Maven of another. */
  Checkout sharing(Checkout other) {
    return new Checkout(dir, other.cache, other.localRepository, other.maven);
  }

  /** Takes the extension away. */
  Checkout withoutAria() {
    delete(".mvn/extensions.xml");
    return this;
  }

  static boolean isNoOutput(Path relative) {
    for (Path name : relative) {
      if (name.toString().equals("target")) {
        return false;
      }
    }
    return true;
  }

  Path dir() {
    return dir;
  }

  Path cache() {
    return cache;
  }

  Path localRepository() {
    return localRepository;
  }

  String mavenVersion() {
    return maven;
  }

  Path path(String path) {
    return dir.resolve(path);
  }

  boolean has(String path) {
    return Files.exists(path(path));
  }

  String read(String path) {
    return Trees.read(path(path));
  }

  void write(String path, String text) {
    Trees.write(path(path), text);
  }

  void delete(String path) {
    assertTrue(has(path), () -> path + " is not there");
    Trees.delete(path(path));
  }

  /** Replaces a text that must be there. */
  void edit(String path, String from, String to) {
    String text = read(path);
    assertTrue(text.contains(from), () -> path + " does not hold '" + from + "'");
    write(path, text.replace(from, to));
  }

  /** Text and other bytes of all files below a directory, by relative path. */
  Map<String, String> files(String directory) {
    Map<String, String> files = new TreeMap<>();
    Path root = path(directory);
    for (Path path : Trees.walk(root)) {
      if (Files.isRegularFile(path)) {
        files.put(
            root.relativize(path).toString().replace('\\', '/'),
            new String(Trees.bytes(path), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  /** Runs Maven in it with these goals, options and properties. */
  Result maven(String... arguments) {
    return new Maven(this).run(List.of(arguments));
  }
}
