package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A project made from the archetype, from nothing to a stack trace that is turned back. */
@Tag("slow")
class StarterTest {
  private static final String APP = "hello-app/target/aria/";

  private static Checkout generate() {
    Checkout place = Checkout.empty("a-starter");
    place
        .maven(
            "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate",
            "-DarchetypeGroupId=dev.ariabuild",
            "-DarchetypeArtifactId=aria-archetype",
            "-DarchetypeVersion=" + Site.version(),
            "-DarchetypeCatalog=internal",
            "-DgroupId=com.example",
            "-DartifactId=hello",
            "-Dversion=1.0",
            "-Dpackage=com.example.hello")
        .ok();
    return place.below("hello");
  }

  @Test
  void aStarterShipsBothReleasesWithOneSetOfBytesAndTracesLeadBack() throws Exception {
    Checkout hello = generate();
    assertTrue(hello.has(".gitignore") && hello.has(".github/workflows/build.yml"));
    assertFalse(hello.read("aria.toml").contains("${"), "all is filled in");
    hello.maven("aria:build", "-Paria-release").ok();
    assertEquals("Hello, Ada!\n", run(hello, "release", 0, "Ada"));
    String trace = run(hello, "release", 1, " ");
    assertFalse(trace.contains("Greeting.java"), trace);
    hello.maven("aria:build", "-Paria-release-with-symbols").ok();
    for (String jar : List.of("hello-app-1.0.jar", "hello-lib-1.0.jar")) {
      assertEquals(
          -1,
          Files.mismatch(
              hello.path(APP + "release/image/lib/" + jar),
              hello.path(APP + "release-with-symbols/image/lib/" + jar)),
          jar);
    }

    hello.write("trace.txt", trace);
    Path bundle = only(hello.path(APP + "release-with-symbols"), "-symbols.tar.xz");
    hello
        .maven("aria:symbolicate", "-Daria.trace=trace.txt", "-Daria.symbols=" + bundle)
        .ok()
        .says("Greeting.java:")
        .says("Main.java:");
  }

  private static Path only(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  private static String run(Checkout hello, String profile, int code, String... arguments)
      throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.add(hello.path(APP + profile + "/image/bin/hello").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(code, process.exitValue(), text);
    return text;
  }
}
