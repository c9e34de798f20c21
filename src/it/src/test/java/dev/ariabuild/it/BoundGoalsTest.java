package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Tag;

/** Goals of the plugin that an existing pom binds to its lifecycle, without the extension. */
@Tag("slow")
class BoundGoalsTest {
  private static final String IMAGE = "target/aria/release/image/";
  private static final String VERSION = "-Dversion.aria=" + Site.version();

  @EveryMaven
  void aPlainPomMakesAnImageAndASecondPackageMakesNone(String version) throws Exception {
    Checkout hello = Checkout.of("a-plain-pom-binds-the-image-goal").on(version).withoutAria();
    hello.maven("package", VERSION).ok().says("the aria extension is not active");
    assertTrue(hello.has(IMAGE + "bin/hello"));
    Object cache = Files.readAttributes(hello.path(IMAGE + "bin/hello"), "unix:ctime").get("ctime");
    hello.maven("package", VERSION).ok().says("is up to date");
    assertEquals(
        cache,
        Files.readAttributes(hello.path(IMAGE + "bin/hello"), "unix:ctime").get("ctime"),
        "nothing was written again");
    hello.edit("src/main/java/example/Hello.java", "hello", "hi");
    hello.maven("package", VERSION).ok();
    Process process = new ProcessBuilder(hello.path(IMAGE + "bin/hello").toString()).start();
    assertEquals("hi\n", new String(process.getInputStream().readAllBytes()));
    assertEquals(0, process.waitFor());
  }
}
