package dev.ariabuild.engine.config;

import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The remote cache that the user configured, checked.
 *
 * @param address where it is, with the prefix and a {@code /} at the end; no user, query or
 *     fragment
 * @param login how to log in
 * @param scope where this build stores
 * @param upload whether results are stored
 * @param download whether results are used
 * @param largest bytes that a piece may have
 * @param retries further tries of a request
 * @param timeout until a request must be answered
 * @param uploadWait beyond its share of what builds wait in vain
 * @param trusted keys whose signatures count; empty: no signature is asked for
 * @param signing signs what is stored
 */
public record RemoteCache(
    URI address,
    Login login,
    String scope,
    boolean upload,
    boolean download,
    long largest,
    int retries,
    Duration timeout,
    Duration uploadWait,
    List<PublicKey> trusted,
    Optional<PrivateKey> signing) {
  /** The scope that everybody reads, and only the main branch should write. */
  public static final String MAIN = "main";

  /** Copies the list. */
  public RemoteCache {
    trusted = List.copyOf(trusted);
  }

  /** How to log in. Says nothing of secrets when it is printed. */
  public sealed interface Login {
    /** Nobody has to. */
    record None() implements Login {}

    /** With a bearer token. */
    record Token(String token) implements Login {
      @Override
      public String toString() {
        return "token ***";
      }
    }

    /** With name and password. */
    record Password(String user, String password) implements Login {
      @Override
      public String toString() {
        return user + ":***";
      }
    }
  }

  /** Whether only signed results are used. */
  public boolean signedOnly() {
    return !trusted.isEmpty();
  }

  /** Where results are looked up, in this order. */
  public List<String> scopes() {
    return scope.equals(MAIN) ? List.of(MAIN) : List.of(scope, MAIN);
  }

  /** One line for people, without secrets. */
  public String summary() {
    return address
        + ", scope "
        + String.join(" over ", scopes())
        + (download ? ", downloads" : ", no downloads")
        + (upload ? ", uploads" : ", no uploads")
        + (upload && signing.isPresent() ? " signed" : "")
        + ", trusts "
        + (signedOnly() ? "signed results" : "digests");
  }

  @Override
  public String toString() {
    return summary();
  }
}
