package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.cache.index.Share;
import dev.ariabuild.cache.index.Why;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cache folder with what checkouts remember. */
abstract class UpkeepCase {
  @TempDir Path temp;
  CacheFixture fixture;

  @BeforeEach
  void makeFixture() throws IOException {
    fixture = new CacheFixture(temp.resolve("cache"));
    fixture.open();
  }

  /** What a checkout remembers, 100 bytes and the note of where it lies. */
  Path project(String name, Path checkout, Duration age) throws IOException {
    Path folder = fixture.root.resolve("metadata").resolve(name);
    DiskCache cache = fixture.open();
    cache.beginUse(new CacheUse(folder, checkout, Optional.empty()));
    cache.close();
    write(folder.resolve("traces/a.traces"), 100);
    age(folder, age);
    return folder;
  }

  static void write(Path file, int length) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(1, length));
  }

  void age(Path folder, Duration age) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        fixture.age(file, age);
      }
    }
  }

  Path checkout(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  Map<Why, Share> collect() throws IOException {
    return fixture.open().collect().orElseThrow().removed();
  }

  Share removed() throws IOException {
    return fixture.open().collect().orElseThrow().total();
  }

  Process user(Path project, Path checkout) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                UserMain.class.getName(),
                fixture.root.toString(),
                project.toString(),
                checkout.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("in use", said.readLine());
    return process;
  }
}
