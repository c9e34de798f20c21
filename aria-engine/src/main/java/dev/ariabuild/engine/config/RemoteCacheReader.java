package dev.ariabuild.engine.config;

import dev.ariabuild.engine.config.RemoteCache.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts the settings of the remote cache together and checks that they fit each other. Opens no
 * connection.
 */
final class RemoteCacheReader {
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Values values;
  private final Path root;
  private final Notices notices;

  private RemoteCacheReader(Values values, Path root, Notices notices) {
    this.values = values;
    this.root = root;
    this.notices = notices;
  }

  /**
   * The remote cache.
   *
   * @param root where relative paths start
   * @param notices told what is allowed but better done otherwise
   */
  static RemoteCache read(Values values, Path root, Notices notices) throws ConfigException {
    return new RemoteCacheReader(values, root, notices).read();
  }

  private RemoteCache read() throws ConfigException {
    checkBackend();
    URI address = address();
    Login login = login();
    secretsInTheFile();
    boolean upload = values.get(CacheKeys.UPLOAD);
    List<PublicKey> trusted = trusted();
    Optional<PrivateKey> signing = upload ? signing() : Optional.empty();
    if (upload && !trusted.isEmpty() && signing.isEmpty()) {
      notices.add(
          "[cache.behavior] upload is on and [cache] trust is signed, but there is no key to sign"
              + " with: nobody who trusts as this build does will use what it stores; set"
              + " ARIA_CACHE_SIGNING_KEY");
    }
    if (!trusted.isEmpty() && signing.isPresent() && !SigningKeys.fits(signing.get(), trusted)) {
      notices.add(
          "[cache.signing] the private key belongs to none of the public_keys: nobody who trusts as"
              + " this build does will use what it stores; add its public key, or take the right"
              + " private one");
    }
    if (!(login instanceof Login.None)
        && "http".equals(address.getScheme())
        && !LOOPBACK.contains(address.getHost())) {
      notices.add(
          "[cache.http] endpoint is not encrypted, so what logs in to "
              + address.getHost()
              + " can be read on the way; use https");
    }
    return new RemoteCache(
        address,
        login,
        values.get(CacheKeys.SCOPE),
        upload,
        values.get(CacheKeys.DOWNLOAD),
        values.get(CacheKeys.MAX_ARTIFACT_SIZE).bytes(),
        values.get(CacheKeys.MAX_RETRIES),
        Duration.ofSeconds(values.get(CacheKeys.TIMEOUT_SECONDS)),
        Duration.ofSeconds(values.get(CacheKeys.UPLOAD_WAIT_SECONDS)),
        trusted,
        signing);
  }

  private void checkBackend() throws ConfigException {
    Value<CacheBackend> backend = values.findOrFallback(CacheKeys.BACKEND).orElseThrow();
    if (backend.value() == CacheBackend.NONE) {
      throw wrong(
          CacheKeys.DISTRIBUTED,
          "[cache] distributed = true needs a [cache] backend; supported: http");
    }
    if (backend.value() != CacheBackend.HTTP) {
      throw wrong(
          CacheKeys.BACKEND,
          "[cache] backend = "
              + backend.text()
              + " is not supported yet; supported: http; or set [cache] distributed = false");
    }
  }

  private URI address() throws ConfigException {
    Optional<String> endpoint = text(RemoteKeys.HTTP_ENDPOINT);
    if (endpoint.isEmpty()) {
      throw wrong(
          CacheKeys.BACKEND,
          "[cache] backend = http needs [cache.http] endpoint or ARIA_CACHE_HTTP_ENDPOINT, such as"
              + " https://cache.example.org/aria");
    }
    Optional<String> prefix = text(RemoteKeys.HTTP_KEY_PREFIX);
    if (prefix.isPresent() && !isPath(prefix.get())) {
      throw wrong(
          RemoteKeys.HTTP_KEY_PREFIX,
          "[cache.http] key_prefix must be names with / between them, of letters, digits, ., - and"
              + " _");
    }
    try {
      URI uri = new URI(endpoint.get());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
        throw wrong(
            RemoteKeys.HTTP_ENDPOINT,
            "[cache.http] endpoint must hold no name, password or query, as addresses are shown;"
                + " set ARIA_CACHE_HTTP_USERNAME and ARIA_CACHE_HTTP_PASSWORD, or"
                + " ARIA_CACHE_HTTP_TOKEN");
      }
      if ((scheme.equals("http") || scheme.equals("https"))
          && uri.getHost() != null
          && uri.getRawFragment() == null) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return new URI(
            scheme
                + "://"
                + uri.getRawAuthority()
                + path
                + "/"
                + prefix.map(p -> p + "/").orElse(""));
      }
    } catch (URISyntaxException notAnAddress) {
      // told below, without the text: it may hold secrets
    }
    throw wrong(
        RemoteKeys.HTTP_ENDPOINT,
        "[cache.http] endpoint must be an address such as https://cache.example.org/aria");
  }

  private static boolean isPath(String prefix) {
    return PREFIX.matcher(prefix).matches()
        && !List.of(prefix.split("/")).contains("..")
        && !List.of(prefix.split("/")).contains(".");
  }

  private Login login() throws ConfigException {
    Optional<String> token = text(RemoteKeys.HTTP_TOKEN);
    Optional<String> user = text(RemoteKeys.HTTP_USERNAME);
    Optional<String> password = text(RemoteKeys.HTTP_PASSWORD);
    if (token.isPresent()) {
      if (user.isPresent() || password.isPresent()) {
        throw wrong(
            RemoteKeys.HTTP_TOKEN,
            "[cache.http] has a token and a username or password; keep one of them");
      }
      if (!PRINTABLE.matcher(token.get()).matches()) {
        throw wrong(
            RemoteKeys.HTTP_TOKEN,
            "[cache.http] token has signs that no token has, such as blanks");
      }
      return new Login.Token(token.get());
    }
    if (user.isPresent() != password.isPresent()) {
      throw wrong(
          user.isPresent() ? RemoteKeys.HTTP_USERNAME : RemoteKeys.HTTP_PASSWORD,
          "[cache.http] username and password go together; set ARIA_CACHE_HTTP_USERNAME and"
              + " ARIA_CACHE_HTTP_PASSWORD");
    }
    return user.isPresent() ? new Login.Password(user.get(), password.get()) : new Login.None();
  }

  private void secretsInTheFile() throws ConfigException {
    for (Key<String> key : List.of(RemoteKeys.HTTP_TOKEN, RemoteKeys.HTTP_PASSWORD)) {
      Optional<Value<String>> set = values.find(key);
      if (set.isPresent() && set.get().source() instanceof Source.File file) {
        notices.add(
            file.text()
                + ": "
                + key.label()
                + " can be read by everybody who has the file; set "
                + key.env().orElseThrow()
                + " instead");
      }
    }
    Optional<Value<String>> key = values.find(RemoteKeys.SIGNING_KEY);
    if (key.isPresent() && key.get().source() instanceof Source.File) {
      throw wrong(
          RemoteKeys.SIGNING_KEY,
          "[cache.signing] key must not stand in a file that others read; set"
              + " ARIA_CACHE_SIGNING_KEY, or [cache.signing] key_file");
    }
  }

  private List<PublicKey> trusted() throws ConfigException {
    if (values.get(CacheKeys.TRUST) != CacheTrust.SIGNED) {
      return List.of();
    }
    List<PublicKey> trusted = new ArrayList<>();
    for (String text : values.get(RemoteKeys.SIGNING_PUBLIC_KEYS)) {
      trusted.add(
          SigningKeys.publicKey(text)
              .orElseThrow(
                  () ->
                      wrong(
                          RemoteKeys.SIGNING_PUBLIC_KEYS,
                          "[cache.signing] public_keys: "
                              + clipped(text)
                              + " is no public Ed25519 key; openssl pkey -in key.pem -pubout"
                              + " prints one, of which the line of base64 is wanted")));
    }
    if (trusted.isEmpty()) {
      throw wrong(CacheKeys.TRUST, "[cache] trust = signed needs [cache.signing] public_keys");
    }
    return trusted;
  }

  private static String clipped(String text) {
    return "\"" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "\"";
  }

  private Optional<PrivateKey> signing() throws ConfigException {
    Optional<String> key = text(RemoteKeys.SIGNING_KEY);
    if (key.isPresent()) {
      return Optional.of(
          SigningKeys.privateKey(key.get())
              .orElseThrow(() -> wrong(RemoteKeys.SIGNING_KEY, noKey("the text"))));
    }
    Optional<String> file = text(RemoteKeys.SIGNING_KEY_FILE);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        SigningKeys.privateKeyIn(root, file.get())
            .orElseThrow(() -> wrong(RemoteKeys.SIGNING_KEY_FILE, noKey(file.get()))));
  }

  private static String noKey(String place) {
    return "[cache.signing]: "
        + place
        + " is missing, unreadable or no private Ed25519 key; openssl genpkey -algorithm ed25519"
        + " -out key.pem makes one";
  }

  private Optional<String> text(Key<String> key) {
    return values.find(key).map(Value::value).map(String::strip);
  }

  private ConfigException wrong(Key<?> key, String message) {
    String place = values.find(key).map(value -> value.source().text() + ": ").orElse("");
    return new ConfigException(place + message);
  }
}
