package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.report.ActionRecord;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Machines that share results over a server. */
class RemoteCacheTest {
  private static final String[] ACTIONS = {
    "library:compile",
    "library:testCompile",
    "library:test",
    "library:jar",
    "application:compile",
    "application:test",
    "application:jar"
  };

  private final SharedServer server = new SharedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Checkout shop() {
    return Checkout.of("an-application-uses-a-library");
  }

  private static RemoteUse use(Result result) {
    return result.record().cache().remote();
  }

  private static Set<Origin> origins(Result result) {
    Set<Origin> origins = new TreeSet<>();
    for (ActionRecord action :
        result.record().modules().stream().flatMap(module -> module.actions().stream()).toList()) {
      if (action.from() != null) {
        origins.add(action.from());
      }
    }
    return origins;
  }

  @Test
  void whatOneMachineBuiltAnotherRestoresByteForByte() {
    Checkout first = shop();
    Result built = server.filledBy(first).run("verify").ok().executed(ACTIONS);
    assertTrue(use(built).uploads() > 5, built::toString);
    assertEquals(0, use(built).dropped(), built::toString);

    Checkout second = first.onAnotherMachine();
    Result restored =
        server.usedBy(second).run("verify").ok().restored(ACTIONS).nothingElse().warnsNot();
    assertEquals(Set.of(Origin.REMOTE), origins(restored));
    assertTrue(use(restored).downloadedBytes() > 0);
    assertEquals(0, use(restored).uploads());
    restored.says("restored (remote)").says("remote: ");
    second
        .maven("aria:explain", "-Daria.goal=compile", "-Daria.module=library")
        .ok()
        .says("from the remote cache");
    server
        .usedBy(second)
        .run("aria:cache")
        .ok()
        .says("remote      " + server.address() + "/, scope main, downloads, no uploads");
    TreeComparison.sameAsPlainBuild(second, "verify");

    // it is kept there now, so the server is not asked again
    long before = server.requests.size();
    second.maven("clean").ok();
    Result again = server.usedBy(second).run("verify").ok().restored("library:jar").nothingElse();
    assertEquals(before, server.requests.size(), again::toString);
    assertFalse(origins(again).contains(Origin.REMOTE));
  }

  @Test
  void whereTheServerIsGoneTheBuildSucceedsWithOneWarning() {
    server.close();
    Checkout shop = shop();
    Result built = server.filledBy(shop).run("compile").ok().executed("library:compile");
    assertEquals(1, warnings(built).size(), built::toString);
    String warning = warnings(built).get(0);
    assertTrue(warning.contains(server.address()), warning);
    assertTrue(warning.contains("-Daria.cache.distributed=false"), warning);
    assertEquals(1, use(built).requests());
    TreeComparison.sameAsPlainBuild(shop, "compile");
  }

  @Test
  void aServerThatNeverAnswersCostsNoMoreThanTwoSecondsAndOneWarning() {
    server.fallSilent();
    Checkout shop = shop();
    Result built =
        server
            .usedBy(shop)
            .env("ARIA_CACHE_UPLOAD", "true")
            .run("compile")
            .ok()
            .executed("library:compile", "application:compile");
    assertEquals(1, warnings(built).size(), built::toString);
    assertTrue(
        use(built).waitedMs() < 4_000, // 2,000 and what a busy machine adds
        () -> use(built) + "\n" + built);
    assertEquals(0, use(built).uploads());
  }

  private static List<String> warnings(Result result) {
    return result.console().stream()
        .filter(line -> line.startsWith("[WARNING]") && line.contains("remote cache"))
        .toList();
  }

  @Test
  void offlineTheServerIsNotAsked() {
    Checkout shop = shop();
    shop.maven("compile").ok(); // so that plugins are here
    Checkout other = shop.onAnotherMachine();
    server.filledBy(other).run("-o", "compile").ok().executed("library:compile");
    assertEquals(List.of(), List.copyOf(server.requests));
  }

  @Test
  void whatAPullRequestStoresMainNeverReads() {
    server.allow("token-of-main", "main").allow("token-of-pr", "pr-7");
    Checkout main = shop();
    server
        .filledBy(main)
        .env("ARIA_CACHE_HTTP_TOKEN", "token-of-main")
        .run("verify", "-DskipTests")
        .ok();

    // the pull request takes what is the same from main, and stores the rest apart
    Checkout request = main.onAnotherMachine();
    String source = "library/src/main/java/example/Greeting.java";
    request.edit(source, "\"hello \"", "\"hi \"");
    server
        .filledBy(request)
        .env("ARIA_CACHE_HTTP_TOKEN", "token-of-pr")
        .env("ARIA_CACHE_SCOPE", "pr-7")
        .run("verify", "-DskipTests")
        .ok()
        .restored("library:resources", "application:compile")
        .executed("library:compile", "library:jar")
        .nothingElse()
        .warnsNot();
    assertTrue(server.names("pr-7").size() > 0);

    // the same edit on main: nothing of the pull request is used
    Checkout merged = request.onAnotherMachine();
    long before = server.count("GET /pr-7/");
    server
        .usedBy(merged)
        .run("verify", "-DskipTests")
        .ok()
        .executed("library:compile", "library:jar");
    assertEquals(before, server.count("GET /pr-7/"));
    // another build of the pull request does
    Checkout again = request.onAnotherMachine();
    server
        .usedBy(again)
        .env("ARIA_CACHE_SCOPE", "pr-7")
        .run("verify", "-DskipTests")
        .ok()
        .restored("library:compile", "library:jar")
        .nothingElse();

    // and a token of a pull request cannot write where main reads
    Checkout attacker = request.onAnotherMachine();
    Set<String> untouched = new TreeSet<>(server.names("main"));
    Result refused =
        server
            .filledBy(attacker)
            .env("ARIA_CACHE_HTTP_TOKEN", "token-of-pr")
            .run("verify", "-DskipTests")
            .ok()
            .says("ARIA_CACHE_UPLOAD=false")
            .doesNotSay("token-of-pr");
    assertEquals(0, use(refused).uploads());
    assertEquals(untouched, new TreeSet<>(server.names("main")));
    assertTrue(server.tokens().contains("Bearer token-of-pr"));
    assertFalse(attacker.read("target/aria/build.json").contains("token-of-pr"));
  }

  @Test
  void whereSignaturesCountUnsignedResultsAreRefusedByName() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Checkout nobody = shop();
    server.filledBy(nobody).run("compile").ok();

    Checkout ci = nobody.onAnotherMachine();
    Result refused =
        trusting(server.filledBy(ci), keys)
            .env("ARIA_CACHE_SIGNING_KEY", base64(keys.getPrivate().getEncoded()))
            .run("compile")
            .ok()
            .executed("library:compile")
            .because("library:compile", "the remote cache has a result, but it is not signed")
            .warnsNot();
    assertTrue(use(refused).refused() > 0);
    ci.maven("aria:explain", "-Daria.goal=compile").ok().says("but it is not signed");

    // what it stored in their place is signed
    Checkout reader = nobody.onAnotherMachine();
    trusting(server.usedBy(reader), keys)
        .run("compile")
        .ok()
        .restored("library:compile", "application:compile")
        .nothingElse();
  }

  private static Maven trusting(Maven maven, KeyPair keys) {
    return maven
        .env("ARIA_CACHE_TRUST", "signed")
        .env("ARIA_CACHE_SIGNING_PUBLIC_KEYS", base64(keys.getPublic().getEncoded()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void aDamagedStoreHealsWithTheNextMachineThatStores() {
    Checkout first = shop();
    server.filledBy(first).run("compile").ok();
    server.stored.replaceAll((name, bytes) -> java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
    Checkout second = first.onAnotherMachine();
    server.filledBy(second).run("compile").ok().executed("library:compile", "application:compile");
    Checkout third = first.onAnotherMachine();
    server
        .usedBy(third)
        .run("compile")
        .ok()
        .restored("library:compile", "application:compile")
        .nothingElse()
        .warnsNot();
  }

  @Test
  void aKindOfCacheThatIsNotThereYetIsOneErrorAndNothingIsBuilt() {
    Checkout shop = shop();
    new Maven(shop)
        .env("ARIA_CACHE_DISTRIBUTED", "true")
        .env("ARIA_CACHE_BACKEND", "s3")
        .run("compile")
        .failed()
        .says("[cache] backend = s3 is not supported yet; supported: http");
    assertFalse(shop.has("library/target"));
  }
}
