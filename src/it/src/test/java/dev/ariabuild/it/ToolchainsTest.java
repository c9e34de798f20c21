package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The JDK that a tool chain chooses counts, not only the one that runs Maven. */
class ToolchainsTest {
  private static final String LIBRARY = "library:compile";
  private static final String SEEN = "target/surefire-reports/jdk.txt";

  @Test
  void anotherJdkOfTheToolchainRunsWhatUsesItAndBackAgainIsAHit() throws IOException {
    Optional<Path> other = jdk25();
    Needed.isThere(
        other.isPresent(), "there is no JDK 25 beside " + System.getProperty("java.home"));
    Checkout chosen = Checkout.of("a-toolchain-chooses-the-jdk");
    Path toolchains = chosen.dir().resolveSibling("toolchains.xml");
    int running = Runtime.version().feature();
    Trees.write(
        toolchains,
        "<toolchains>"
            + jdk(running, Path.of(System.getProperty("java.home")))
            + jdk(25, other.get())
            + "</toolchains>");
    chosen.edit("pom.xml", "jdk>17<", "jdk>" + running + "<");
    String option = toolchains.toString();
    chosen.maven("package", "-t", option).ok().executed("chosen:compile", "chosen:test");
    assertEquals(running + "", chosen.read(SEEN));
    chosen.maven("package", "-t", option).ok().upToDate("chosen:test").nothingElse();

    chosen.edit("pom.xml", "jdk>" + running + "<", "jdk>25<");
    chosen
        .maven("package", "-t", option)
        .ok()
        .executed("chosen:compile", "chosen:testCompile", "chosen:test")
        .because("chosen:compile", "jdk: ");
    assertEquals("25", chosen.read(SEEN));
    chosen.edit("pom.xml", "jdk>25<", "jdk>" + running + "<");
    chosen.maven("package", "-t", option).ok().restored("chosen:test").nothingElse();
    assertEquals(running + "", chosen.read(SEEN));
  }

  @EveryMaven
  void theJdkThatACompilerChoosesByItselfCounts(String version) throws IOException {
    Optional<Path> other = jdk25();
    Needed.isThere(
        other.isPresent(), "there is no JDK 25 beside " + System.getProperty("java.home"));
    Checkout library = Checkout.of("a-library-of-several-files").on(version);
    library.edit(
        "pom.xml",
        "</version>\n</project>",
        "</version>\n  <build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>"
            + "<configuration><jdkToolchain><vendor>wanted</vendor></jdkToolchain></configuration>"
            + "</plugin></plugins></build>\n</project>");
    Path toolchains = library.dir().resolveSibling("toolchains.xml");
    String here = "<toolchains>" + wanted(Path.of(System.getProperty("java.home")));
    String there = "<toolchains>" + wanted(other.get());
    String[] compile = {"compile", "-t", toolchains.toString()};
    Trees.write(toolchains, here + "</toolchains>");
    library.maven(compile).ok().executed(LIBRARY);
    library.maven(compile).ok().upToDate(LIBRARY).nothingElse();
    library.maven(compile).ok().whole("library");
    Trees.write(toolchains, here + jdk(25, other.get()) + "</toolchains>");
    library.maven(compile).ok().upToDate(LIBRARY).nothingElse();
    new Maven(library)
        .env("JDK_JAVAC_OPTIONS", "-parameters")
        .run(compile)
        .ok()
        .executed(LIBRARY)
        .because(LIBRARY, "environment JDK_JAVAC_OPTIONS");

    // the same is asked for, and something else is given
    Trees.write(toolchains, there + "</toolchains>");
    library.maven(compile).ok().executed(LIBRARY).because(LIBRARY, "jdk");
    Trees.write(toolchains, here + "</toolchains>");
    library.maven(compile).ok().restored(LIBRARY);
    // none that is asked for: the JDK of the build
    Trees.write(toolchains, "<toolchains>" + jdk(25, other.get()) + "</toolchains>");
    library.maven(compile).ok().executed(LIBRARY);
    library.maven(compile).ok().upToDate(LIBRARY).nothingElse();
    TreeComparison.sameAsPlainBuild(library, compile);
  }

  private static String wanted(Path home) {
    return jdk(1, home).replace("<version>1</version>", "<vendor>wanted</vendor>");
  }

  private static String jdk(int version, Path home) {
    return ("<toolchain><type>jdk</type><provides><version>%d</version></provides>"
            + "<configuration><jdkHome>%s</jdkHome></configuration></toolchain>")
        .formatted(version, home);
  }

  private static Optional<Path> jdk25() throws IOException {
    Path parent = Path.of(System.getProperty("java.home")).toRealPath().getParent();
    try (Stream<Path> homes = Files.list(parent)) {
      List<Path> found =
          homes
              .filter(home -> Files.isRegularFile(home.resolve("release")))
              .filter(home -> Trees.read(home.resolve("release")).contains("JAVA_VERSION=\"25"))
              .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
              .toList();
      return found.stream().findFirst();
    }
  }
}
