package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One short story (cold, nothing changed, a body edited, all outputs gone) told by every host, in
 * every way in which it builds. {@code mvn verify -Phosts} takes all versions of Maven; {@code
 * -Pslow} only what no other test has: the ways of Maven 4, and two caches.
 */
class HostsTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";
  private static final String APACHES =
      extension("org.apache.maven.extensions", "maven-build-cache-extension", "1.2.0");

  private static Checkout shop(String version) {
    return Checkout.of("an-application-uses-a-library").on(version);
  }

  private static String extension(String groupId, String artifactId, String version) {
    return "<extension><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></extension>"
        .formatted(groupId, artifactId, version);
  }

  private static void add(Checkout checkout, String extension) {
    checkout.edit(".mvn/extensions.xml", "</extensions>", extension + "</extensions>");
  }

  private static boolean isMaven4(String version) {
    return version.startsWith("4.");
  }

  private static void story(Checkout shop, String... options) {
    shop.maven(with(options, "verify"))
        .ok()
        .executed("library:compile", "library:test", "library:jar", "application:compile");
    shop.maven(with(options, "verify")).ok().upToDate("library:test").nothingElse();
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven(with(options, "verify"))
        .ok()
        .executed("library:compile", "library:test", "library:jar", "application:test")
        .cutOff("application:compile", "application:testCompile")
        .nothingElse();
    Trees.delete(shop.path("library/target"));
    Trees.delete(shop.path("application/target"));
    shop.maven(with(options, "verify"))
        .ok()
        .restored("library:compile", "library:test", "library:jar", "application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  private static String[] with(String[] options, String goal) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add(goal);
    return all.toArray(String[]::new);
  }

  @EveryMaven
  @Tag("hosts")
  void oneModuleAfterTheOther(String version) {
    story(shop(version));
  }

  @EveryMaven
  @Tag("hosts")
  void modulesSideBySide(String version) {
    story(shop(version), "-T2");
  }

  @EveryMaven
  @Tag("slow")
  void phasesSideBySide(String version) {
    assumeTrue(isMaven4(version), "only Maven 4 has this builder");
    // this builder tests and does not package for verify, and the other way round for package
    Checkout shop = shop(version);
    String[] options = {"-b", "concurrent", "-T2"};
    shop.maven(with(options, "verify")).ok().executed("library:test", "application:compile");
    shop.maven(with(options, "verify")).ok().upToDate("library:test").nothingElse();
    shop.maven(with(options, "package")).ok().executed("library:jar", "application:jar");
    shop.maven(with(options, "package")).ok().upToDate("library:jar").nothingElse();
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven(with(options, "verify"))
        .ok()
        .executed("library:compile", "library:test", "application:test")
        .cutOff("application:compile", "application:testCompile")
        .nothingElse();
    shop.maven(with(options, "package")).ok().executed("library:jar").nothingElse();
    Trees.delete(shop.path("library/target"));
    Trees.delete(shop.path("application/target"));
    shop.maven(with(options, "verify")).ok().restored("library:compile", "library:test");
    shop.maven(with(options, "package")).ok().restored("library:jar", "application:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @EveryMaven
  @Tag("hosts")
  void theSmartBuilderSchedules(String version) {
    Checkout shop = shop(version);
    add(shop, extension("io.takari.maven", "takari-smart-builder", "1.0.2"));
    story(shop, "-b", "smart", "-T2");
  }

  @Test
  @Tag("slow")
  void ofTwoCachesOneStandsBackAndSaysSoOnce() {
    twoCaches(shop(Site.maven()));
  }

  @EveryMaven
  @Tag("hosts")
  void ofTwoCachesOneStandsBackOnEveryMaven(String version) {
    twoCaches(shop(version));
  }

  private static void twoCaches(Checkout shop) {
    add(shop, APACHES);
    shop.write(".mvn/maven-build-cache-config.xml", CONFIG);
    String here = "maven-build-cache-extension is here too; ";
    Result cold = shop.maven("verify").ok().executed("library:compile", "library:jar");
    assertEquals(1, cold.console().stream().filter(line -> line.contains(here)).count());
    cold.says(here + "it stands back").doesNotSay("Cache configuration is available");
    shop.maven("verify").ok().nothingElse();
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven("verify").ok().executed("library:compile").cutOff("application:compile");
    TreeComparison.sameAsPlainBuild(shop, "verify", "-Dmaven.build.cache.enabled=false");

    shop.maven("clean", "verify", "-Dmaven.build.cache.enabled=true")
        .ok()
        .says(here + "aria stands back")
        .doesNotSay("up to date");
    shop.maven("verify", "-Dmaven.build.cache.enabled=false").ok().doesNotSay(here);
    shop.maven("verify", "-Daria.enabled=false").ok().doesNotSay(here);
  }

  private static final String CONFIG =
      """
      <cache xmlns="http://maven.apache.org/BUILD-CACHE-CONFIG/1.2.0">
        <configuration><local><location>.build-cache</location></local></configuration>
      </cache>
      """;

  @EveryMaven
  @Tag("slow")
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aResidentHostBuildsAgainAndAgain(String version) throws Exception {
    assumeTrue(isMaven4(version), "only Maven 4 has a shell");
    Checkout shop = shop(version);
    // what it lacks is fetched before
    shop.maven("verify", "-Daria.enabled=false").ok();
    shop.maven("clean", "-Daria.enabled=false").ok();
    Process shell = startShell(shop);
    try {
      tell(shell, shop, "verify").executed("library:compile", "library:test", "application:jar");
      tell(shell, shop, "verify").upToDate("library:test", "application:jar").nothingElse();
      shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
      tell(shell, shop, "verify")
          .executed("library:compile", "library:test", "library:jar", "application:test")
          .cutOff("application:compile")
          .nothingElse();
      Trees.delete(shop.path("library/target"));
      tell(shell, shop, "verify").restored("library:compile", "library:jar").nothingElse();
      shell.getOutputStream().close();
      assertTrue(shell.waitFor(60, TimeUnit.SECONDS), Files.readString(console(shop)));
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  private static Path console(Checkout shop) {
    return shop.dir().resolveSibling("shell.log");
  }

  /** The shell wants a terminal that can do more than a pipe; the program {@code script} is one. */
  private static Process startShell(Checkout shop) throws IOException {
    Path shell = Site.mavenHome(shop.mavenVersion()).resolve("bin/mvnsh");
    String command =
        "%s -o -s %s -Dmaven.repo.local=%s"
            .formatted(shell, Repository.settings(), shop.localRepository());
    ProcessBuilder builder = new ProcessBuilder("script", "-qefc", command, "/dev/null");
    builder.directory(shop.dir().toFile());
    builder.environment().put("ARIA_CACHE_DIR", shop.cache().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m");
    builder.environment().put("TERM", "xterm");
    builder.redirectErrorStream(true).redirectOutput(console(shop).toFile());
    try {
      return builder.start();
    } catch (IOException noSuchProgram) {
      return abort("there is no program script to be a terminal");
    }
  }

  /** Types a command and waits until Aria has written what Maven did. */
  private static Result tell(Process shell, Checkout shop, String command) throws Exception {
    Result.Before before = new Result.Before(shop.dir());
    int from = Files.readString(console(shop)).length();
    shell.getOutputStream().write(("mvn " + command + "\n").getBytes());
    shell.getOutputStream().flush();
    String log = "";
    while (!before.isOver() && shell.isAlive() && !log.contains("[Help 1]")) {
      Thread.sleep(100);
      log = Files.readString(console(shop)).substring(from);
    }
    assertTrue(before.isOver(), log);
    assertFalse(log.contains("BUILD FAILURE"), log);
    return new Result(List.of("mvnsh"), 0, log.lines().toList(), shop, before);
  }
}
