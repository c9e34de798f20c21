package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.config.RemoteCache.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCacheTest {
  @TempDir Path directory;

  private Given http(String... more) throws IOException {
    String[] lines = new String[more.length + 5];
    System.arraycopy(
        new String[] {
          "[cache]",
          "distributed = true",
          "backend = 'http'",
          "[cache.http]",
          "endpoint = 'https://cache.example.org/aria/'"
        },
        0,
        lines,
        0,
        5);
    System.arraycopy(more, 0, lines, 5, more.length);
    return new Given(directory).toml(lines);
  }

  @Test
  void withoutBeingAskedForThereIsNone() throws IOException, ConfigException {
    assertEquals(Optional.empty(), new Given(directory).load().remote());
    assertEquals(
        Optional.empty(), http().property("aria.cache.distributed", "false").load().remote());
  }

  @Test
  void itIsReadButNotWrittenUnlessThatIsSaid() throws IOException, ConfigException {
    RemoteCache cache = http().load().remote().orElseThrow();
    assertEquals(URI.create("https://cache.example.org/aria/"), cache.address());
    assertEquals(new Login.None(), cache.login());
    assertEquals(List.of("main"), cache.scopes());
    assertTrue(cache.download());
    assertFalse(cache.upload());
    assertFalse(cache.signedOnly());
    assertEquals(Duration.ofSeconds(2), cache.timeout());
    assertEquals(Duration.ZERO, cache.uploadWait());
    assertEquals(List.of(), http().load().notices());
  }

  @Test
  void theEnvironmentSaysTheRest() throws IOException, ConfigException {
    RemoteCache cache =
        http("key_prefix = 'teams/a'")
            .env("ARIA_CACHE_UPLOAD", "true")
            .env("ARIA_CACHE_SCOPE", "pr-12")
            .env("ARIA_CACHE_HTTP_TOKEN", "t0p-secret")
            .env("ARIA_CACHE_UPLOAD_WAIT_SECONDS", "30")
            .load()
            .remote()
            .orElseThrow();
    assertEquals(URI.create("https://cache.example.org/aria/teams/a/"), cache.address());
    assertEquals(new Login.Token("t0p-secret"), cache.login());
    assertEquals(List.of("pr-12", "main"), cache.scopes());
    assertTrue(cache.upload());
    assertEquals(Duration.ofSeconds(30), cache.uploadWait());
    assertFalse(cache.toString().contains("t0p-secret"), cache.toString());
    assertFalse(cache.login().toString().contains("t0p-secret"));
  }

  @Test
  void aNameNeedsAPasswordAndATokenNeedsNone() throws IOException, ConfigException {
    assertEquals(
        new Login.Password("u", "p"),
        http()
            .env("ARIA_CACHE_HTTP_USERNAME", "u")
            .env("ARIA_CACHE_HTTP_PASSWORD", "p")
            .load()
            .remote()
            .orElseThrow()
            .login());
    http()
        .env("ARIA_CACHE_HTTP_USERNAME", "u")
        .fails(
            "env ARIA_CACHE_HTTP_USERNAME: [cache.http] username and password go together; set"
                + " ARIA_CACHE_HTTP_USERNAME and ARIA_CACHE_HTTP_PASSWORD");
    http()
        .env("ARIA_CACHE_HTTP_TOKEN", "t")
        .env("ARIA_CACHE_HTTP_PASSWORD", "p")
        .fails(
            "env ARIA_CACHE_HTTP_TOKEN: [cache.http] has a token and a username or password; keep"
                + " one of them");
    http()
        .env("ARIA_CACHE_HTTP_TOKEN", "t\nX-Evil: yes")
        .fails(
            "env ARIA_CACHE_HTTP_TOKEN: [cache.http] token has signs that no token has, such as"
                + " blanks");
  }

  @Test
  void aBackendThatIsNotThereYetIsOneErrorThatSaysWhichIs() throws IOException {
    new Given(directory)
        .toml("[cache]", "distributed = true", "backend = 's3'")
        .fails(
            "aria.toml:3: [cache] backend = s3 is not supported yet; supported: http; or set"
                + " [cache] distributed = false");
    new Given(directory)
        .property("aria.cache.distributed", "true")
        .fails(
            "-Daria.cache.distributed: [cache] distributed = true needs a [cache] backend;"
                + " supported: http");
  }

  @Test
  void anAddressIsNeededAndHoldsNoSecret() throws IOException {
    new Given(directory)
        .toml("[cache]", "distributed = true", "backend = 'http'")
        .fails(
            "aria.toml:3: [cache] backend = http needs [cache.http] endpoint or"
                + " ARIA_CACHE_HTTP_ENDPOINT, such as https://cache.example.org/aria");
    for (String address :
        List.of("https://u:hunter2@cache.example.org/", "https://cache.example.org/?sig=hunter2")) {
      http()
          .env("ARIA_CACHE_HTTP_ENDPOINT", address)
          .fails(
              "env ARIA_CACHE_HTTP_ENDPOINT: [cache.http] endpoint must hold no name, password or"
                  + " query, as addresses are shown; set ARIA_CACHE_HTTP_USERNAME and"
                  + " ARIA_CACHE_HTTP_PASSWORD, or ARIA_CACHE_HTTP_TOKEN");
    }
    for (String address : List.of("ftp://example.org/", "cache", "https:///x", "http://a b/")) {
      http()
          .env("ARIA_CACHE_HTTP_ENDPOINT", address)
          .fails(
              "env ARIA_CACHE_HTTP_ENDPOINT: [cache.http] endpoint must be an address such as"
                  + " https://cache.example.org/aria");
    }
    http("key_prefix = 'a/../b'")
        .fails(
            "aria.toml:6: [cache.http] key_prefix must be names with / between them, of letters,"
                + " digits, ., - and _");
  }

  @Test
  void aScopeIsAName() throws IOException {
    http()
        .env("ARIA_CACHE_SCOPE", "../main")
        .fails(
            "env ARIA_CACHE_SCOPE: expected a name of up to 64 letters, digits, -, _ and ., that"
                + " begins with a letter or digit, but found \"../main\"");
  }

  @Test
  void secretsInTheFileAndOnOpenLinesAreTold() throws IOException, ConfigException {
    assertEquals(
        List.of(
            "aria.toml:6: [cache.http] token can be read by everybody who has the file; set"
                + " ARIA_CACHE_HTTP_TOKEN instead"),
        http("token = 'x'").load().notices());
    assertEquals(
        List.of(
            "[cache.http] endpoint is not encrypted, so what logs in to cache.example.org can be"
                + " read on the way; use https"),
        http()
            .env("ARIA_CACHE_HTTP_ENDPOINT", "http://cache.example.org/")
            .env("ARIA_CACHE_HTTP_TOKEN", "x")
            .load()
            .notices());
    http("[cache.signing]", "key = 'x'")
        .fails(
            "aria.toml:7: [cache.signing] key must not stand in a file that others read; set"
                + " ARIA_CACHE_SIGNING_KEY, or [cache.signing] key_file");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void keysAreReadAsOpensslWritesThem() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + base64(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(directory.resolve("key.pem"), pem);
    String publicKey = base64(pair.getPublic().getEncoded());
    Given given =
        http("[cache.signing]", "public_keys = ['" + publicKey + "']", "key_file = 'key.pem'")
            .env("ARIA_CACHE_TRUST", "signed");
    RemoteCache reader = given.load().remote().orElseThrow();
    assertEquals(List.of(pair.getPublic()), reader.trusted());
    assertEquals(Optional.empty(), reader.signing(), "who stores nothing needs no key");
    RemoteCache writer = given.env("ARIA_CACHE_UPLOAD", "on").load().remote().orElseThrow();
    assertEquals(pair.getPrivate(), writer.signing().orElseThrow());
    assertEquals(
        pair.getPrivate(),
        given
            .env("ARIA_CACHE_SIGNING_KEY", pem)
            .load()
            .remote()
            .orElseThrow()
            .signing()
            .orElseThrow());
  }

  @Test
  void keysThatAreNoneAreOneClearError() throws Exception {
    http()
        .env("ARIA_CACHE_TRUST", "signed")
        .fails("env ARIA_CACHE_TRUST: [cache] trust = signed needs [cache.signing] public_keys");
    http("[cache.signing]", "public_keys = ['nonsense']")
        .env("ARIA_CACHE_TRUST", "signed")
        .fails(
            "aria.toml:7: [cache.signing] public_keys: \"nonsense\" is no public Ed25519 key;"
                + " openssl pkey -in key.pem -pubout prints one, of which the line of base64 is"
                + " wanted");
    http()
        .env("ARIA_CACHE_UPLOAD", "true")
        .env("ARIA_CACHE_SIGNING_KEY_FILE", "none.pem")
        .fails(
            "env ARIA_CACHE_SIGNING_KEY_FILE: [cache.signing]: none.pem is missing, unreadable or"
                + " no private Ed25519 key; openssl genpkey -algorithm ed25519 -out key.pem makes"
                + " one");
    http()
        .env("ARIA_CACHE_UPLOAD", "true")
        .env("ARIA_CACHE_SIGNING_KEY", "hunter2")
        .fails(
            "env ARIA_CACHE_SIGNING_KEY: [cache.signing]: the text is missing, unreadable or no"
                + " private Ed25519 key; openssl genpkey -algorithm ed25519 -out key.pem makes"
                + " one");
  }

  @Test
  void aPrivateKeyThatBelongsToNoTrustedOneIsTold() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Given given =
        http("[cache.signing]", "public_keys = ['" + base64(pair.getPublic().getEncoded()) + "']")
            .env("ARIA_CACHE_TRUST", "signed")
            .env("ARIA_CACHE_UPLOAD", "true");
    String own = base64(pair.getPrivate().getEncoded());
    assertEquals(List.of(), given.env("ARIA_CACHE_SIGNING_KEY", own).load().notices());
    String foreign = base64(other.getPrivate().getEncoded());
    List<String> notices = given.env("ARIA_CACHE_SIGNING_KEY", foreign).load().notices();
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).contains("belongs to none of the public_keys"), notices::toString);
    assertFalse(notices.get(0).contains(foreign));
  }

  @Test
  void storingUnsignedWhereOnlySignaturesCountIsTold() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    List<String> notices =
        http("[cache.signing]", "public_keys = ['" + base64(pair.getPublic().getEncoded()) + "']")
            .env("ARIA_CACHE_TRUST", "signed")
            .env("ARIA_CACHE_UPLOAD", "true")
            .load()
            .notices();
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).contains("there is no key to sign with"), notices::toString);
  }
}
