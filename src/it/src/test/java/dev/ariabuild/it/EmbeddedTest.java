package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Maven inside another program, as in an IDE: no root directory is known. */
class EmbeddedTest {
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void withoutARootDirectoryAriaDoesNothing() throws Exception {
    assumeTrue(!Site.maven().startsWith("4."), "Maven 4 builds nothing without a root directory");
    Checkout hello = Checkout.of("an-application-has-a-default-goal");
    hello.maven("compile").ok();
    hello.maven("clean").ok();
    Path version = hello.localRepository().resolve("dev/ariabuild/aria-maven-extension");
    String jar = "aria-maven-extension-" + Site.version() + ".jar";
    List<String> classPath = new ArrayList<>();
    for (String folder : List.of("lib", "boot")) {
      for (Path path : Trees.walk(Site.mavenHome(Site.maven()).resolve(folder))) {
        if (path.toString().endsWith(".jar")) {
          classPath.add(path.toString());
        }
      }
    }
    classPath.add(version.resolve(Site.version()).resolve(jar).toString());
    Path console = hello.dir().resolveSibling("embedded.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, classPath),
                Site.projects().resolve("EmbeddedBuild.java").toString(),
                hello.path("pom.xml").toString(),
                hello.localRepository().toString(),
                "compile")
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), () -> Trees.read(console));
    assertTrue(Trees.read(console).contains("aria extension present: true"), "no extension");
    assertTrue(hello.has("target/classes/example/Hello.class"));
    assertFalse(hello.has("target/aria"));
    assertFalse(Files.readString(console).contains("Aria  "));
  }
}
