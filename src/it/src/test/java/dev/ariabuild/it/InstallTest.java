package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Install and deploy take effect, with what a real run would have attached. */
class InstallTest {
  private static final String PLACE = "com/example/attached/1.0-SNAPSHOT";

  @EveryMaven
  void everythingIsInstalledInOrderWhenNothingRuns(String version) {
    Checkout attached = Checkout.of("sources-and-tests-are-attached").on(version);
    attached = attached.withEmptyLocalRepository();
    Result first = attached.maven("install").ok();
    first.executed("attached:jar", "attached:test-jar@tests", "attached:jar@text");
    List<String> order = installed(first);
    assertTrue(order.size() >= 6, first::toString);

    Checkout again = attached.withEmptyLocalRepository();
    Result second = again.maven("install").ok();
    second.upToDate("attached:jar", "attached:test-jar@tests", "attached:jar-no-fork@sources");
    second.bypassed("attached:install").nothingElse();
    assertEquals(order, installed(second));
    sameFiles(attached, again);

    Checkout afresh = attached.withEmptyLocalRepository();
    Result third = afresh.maven("clean", "install").ok();
    third.restored("attached:jar", "attached:test-jar@tests", "attached:jar-no-fork@sources");
    assertEquals(order, installed(third.nothingElse()));
    sameFiles(attached, afresh);

    Checkout plain = attached.elsewhere().withoutAria().withEmptyLocalRepository();
    assertEquals(order, installed(plain.maven("install").ok()));
    sameFiles(plain, afresh);
  }

  @Test
  void whatTheLastGoalMadeTheArtifactIsInstalledAlsoWhenNothingRuns() {
    Checkout shaded = Checkout.of("an-application-is-shaded").withEmptyLocalRepository();
    shaded.maven("compile").ok();
    shaded.maven("install").ok().executed("shaded:jar", "shaded:shade@shade");
    Checkout plain = shaded.elsewhere().withoutAria().withEmptyLocalRepository();
    plain.maven("install").ok();
    String jar = "shaded-1.0-SNAPSHOT.jar";
    for (String goals : new String[] {"install", "clean install"}) {
      Checkout again = shaded.withEmptyLocalRepository();
      again.maven(goals.split(" ")).ok().bypassed("shaded:install").nothingElse();
      assertArrayEquals(
          Trees.bytes(Repository.installed(plain.localRepository(), jar).orElseThrow()),
          Trees.bytes(Repository.installed(again.localRepository(), jar).orElseThrow()),
          goals);
    }
    TreeComparison.sameAsPlainBuild(shaded, "package");
  }

  @Test
  void deployTakesEffectWhenEverythingIsUpToDate() {
    Checkout attached = Checkout.of("sources-and-tests-are-attached").withEmptyLocalRepository();
    attached.maven("verify").ok();
    Path remote = attached.dir().resolveSibling("remote");
    attached
        .maven("deploy", "-DaltDeploymentRepository=here::" + remote.toUri())
        .ok()
        .upToDate("attached:jar")
        .executed("attached:test") // the processes of tests see all properties
        .bypassed("attached:deploy", "attached:install")
        .nothingElse();
    long jars =
        Trees.walk(remote).stream().filter(path -> path.toString().endsWith(".jar")).count();
    assertEquals(5, jars);
  }

  private static List<String> installed(Result result) {
    return result.console().stream()
        .filter(line -> line.contains("Installing "))
        .map(line -> line.substring(line.lastIndexOf('/') + 1))
        .toList();
  }

  private static void sameFiles(Checkout expected, Checkout actual) {
    Path place = expected.localRepository().resolve(PLACE);
    for (Path file : Trees.walk(place)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".jar") || name.endsWith(".pom")) {
        Path other = actual.localRepository().resolve(PLACE).resolve(name);
        assertTrue(Files.exists(other), () -> other + " is missing");
        assertArrayEquals(Trees.bytes(file), Trees.bytes(other), name);
      }
    }
  }
}
