package dev.ariabuild.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The local repository of the invoked builds. Holds the artifacts of this reactor; takes everything
 * else from the user's own local repository, which it never writes to, and then from central.
 */
final class Repository {
  private static final List<String> JARS =
      List.of(
          "aria-engine",
          "aria-java",
          "aria-cache",
          "aria-aot",
          "aria-maven-extension",
          "aria-maven-plugin");

  private static boolean installed;

  private Repository() {}

  /** The shared one. */
  static synchronized Path shared() {
    Path repository = Site.scratch().resolve("repository");
    if (!installed) {
      installInto(repository);
      installed = true;
    }
    return repository;
  }

  /** Puts Aria and the parent of the test projects into a repository. */
  static void installInto(Path repository) {
    pom(repository, "dev/ariabuild/aria-parent", Site.reactor().resolve("pom.xml"), Site.version());
    for (String module : JARS) {
      Path target = Site.reactor().resolve(module).resolve("target");
      Path jar = target.resolve(module + "-" + Site.version() + ".jar");
      if (!Files.exists(jar)) {
        throw new IllegalStateException(jar + " is missing; run mvn verify -pl src/it -am");
      }
      Path reduced = target.resolve("reduced-pom.xml");
      Path pom = Files.exists(reduced) ? reduced : target.resolveSibling("pom.xml");
      String place = "dev/ariabuild/" + module;
      pom(repository, place, pom, Site.version());
      copy(jar, repository.resolve(place).resolve(Site.version()).resolve(jar.getFileName()));
    }
    Path archetype = Site.reactor().resolve("archetype");
    String place = "dev/ariabuild/aria-archetype";
    pom(repository, place, archetype.resolve("pom.xml"), Site.version());
    Path jar = archetype.resolve("target/aria-archetype-" + Site.version() + ".jar");
    copy(jar, repository.resolve(place).resolve(Site.version()).resolve(jar.getFileName()));
    pom(repository, "com/example/it-parent", Site.projects().resolve("it-parent.xml"), "1");
  }

  private static void pom(Path repository, String place, Path pom, String version) {
    Path directory = repository.resolve(place).resolve(version);
    copy(pom, directory.resolve(directory.getParent().getFileName() + "-" + version + ".pom"));
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a build has installed below this group, by path without versions of snapshots. */
  static Optional<Path> installed(Path repository, String file) {
    try (Stream<Path> all = Files.walk(repository.resolve("com/example"))) {
      return all.filter(path -> path.endsWith(file)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a directory of a repository away. */
  static void delete(Path repository, String place) {
    Trees.delete(repository.resolve(place));
  }

  /** The settings of invoked builds. */
  static synchronized Path settings() {
    Path settings = Site.scratch().resolve("settings.xml");
    if (!Files.exists(settings)) {
      String repository =
          "<id>user-local</id><url>%s</url>".formatted(Site.userRepository().toUri())
              + "<releases><checksumPolicy>ignore</checksumPolicy></releases>"
              + "<snapshots><enabled>false</enabled></snapshots>";
      String text =
          """
          <settings>
            <profiles>
              <profile>
                <id>it</id>
                <repositories><repository>%1$s</repository></repositories>
                <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
              </profile>
            </profiles>
            <activeProfiles><activeProfile>it</activeProfile></activeProfiles>
          </settings>
          """
              .formatted(repository);
      Trees.write(settings, text);
    }
    return settings;
  }
}
