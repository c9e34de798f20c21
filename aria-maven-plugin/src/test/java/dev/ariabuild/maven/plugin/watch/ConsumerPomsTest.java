package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerPomsTest {
  @TempDir Path dir;

  @Test
  void thoseOfMavenGoAndPomsOfTheProjectStay() throws IOException {
    for (String name :
        List.of("consumer-41.pom", "consumer42.pom", "consumer-x.pom", "consumer.pom", "a.pom")) {
      Files.createFile(dir.resolve(name));
    }
    ConsumerPoms poms = new ConsumerPoms();
    poms.inside(List.of(dir.resolve("not there"), dir));
    poms.remove();
    poms.remove();
    try (Stream<Path> left = Files.list(dir)) {
      assertEquals(
          List.of("a.pom", "consumer-x.pom", "consumer.pom"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }
}
