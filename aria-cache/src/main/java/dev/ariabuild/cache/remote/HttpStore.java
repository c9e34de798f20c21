package dev.ariabuild.cache.remote;

import dev.ariabuild.cache.remote.RemoteFailure.Kind;
import dev.ariabuild.engine.config.RemoteCache.Login;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a web server: GET answers 200 or 404, PUT any 2xx, HEAD the length. Follows no
 * redirection, so that what logs in goes nowhere else.
 */
final class HttpStore implements RemoteStore {
  private static final int BUFFER = 64 << 10;

  /** Bytes of an answer that nobody reads; more, and the connection is not used again. */
  private static final long MOST_DRAINED = 256 << 10;

  /** Who has not accepted a connection by then (milliseconds) is taken to be not there. */
  private static final int LONGEST_CONNECT = 1000;

  private final URI address;
  private final Optional<String> authorization;
  private final String agent;

  /**
   * Makes it; opens no connection.
   *
   * @param address ends with {@code /}
   * @param agent how it presents itself
   */
  HttpStore(URI address, Login login, String agent) {
    this.address = address;
    this.authorization = authorization(login);
    this.agent = agent;
  }

  private static Optional<String> authorization(Login login) {
    if (login instanceof Login.Token token) {
      return Optional.of("Bearer " + token.token());
    }
    if (login instanceof Login.Password password) {
      byte[] pair = (password.user() + ":" + password.password()).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return Optional.empty();
  }

  @Override
  public String place() {
    return address.toString();
  }

  @Override
  public boolean get(String name, long limit, OutputStream into, Duration patience)
      throws IOException {
    HttpURLConnection connection = connection("GET", name, patience);
    int status = status(connection);
    if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
      drain(connection);
      return false;
    }
    if (status != HttpURLConnection.HTTP_OK) {
      throw answered(connection, "GET", status);
    }
    long announced = connection.getContentLengthLong();
    if (announced > limit) {
      connection.disconnect();
      throw new RemoteFailure(Kind.ODD, "it sends " + announced + " bytes, more than there may be");
    }
    boolean whole = false;
    try (InputStream in = body(connection)) {
      copy(in, limit, announced, into);
      whole = true;
    } finally {
      if (!whole) {
        connection.disconnect();
      }
    }
    return true;
  }

  /** What fails while writing is the caller's; what fails while reading is the other side's. */
  private static void copy(InputStream in, long limit, long announced, OutputStream into)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    while (true) {
      int count = read(in, buffer);
      if (count < 0) {
        break;
      }
      total += count;
      if (total > limit) {
        throw new RemoteFailure(Kind.ODD, "it sends more bytes than there may be");
      }
      into.write(buffer, 0, count);
    }
    if (announced >= 0 && total != announced) {
      throw new RemoteFailure(
          Kind.BROKEN, "it ends after " + total + " of " + announced + " bytes");
    }
  }

  private static int read(InputStream in, byte[] buffer) throws RemoteFailure {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static InputStream body(HttpURLConnection connection) throws RemoteFailure {
    try {
      return connection.getInputStream();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public OptionalLong size(String name, Duration patience) throws IOException {
    HttpURLConnection connection = connection("HEAD", name, patience);
    int status = status(connection);
    long length = connection.getContentLengthLong();
    drain(connection);
    return status == HttpURLConnection.HTTP_OK && length >= 0
        ? OptionalLong.of(length)
        : OptionalLong.empty();
  }

  @Override
  public void put(String name, Content content, Duration patience) throws IOException {
    HttpURLConnection connection = connection("PUT", name, patience);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(content.size());
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    @Nullable RemoteFailure unsent;
    try (InputStream in = content.open()) {
      unsent = send(in, connection);
    } catch (IOException e) {
      connection.disconnect();
      throw e;
    }
    int status;
    try {
      status = status(connection);
    } catch (RemoteFailure e) {
      throw unsent == null ? e : unsent;
    }
    if (status / 100 != 2) {
      throw answered(connection, "PUT", status);
    }
    if (unsent != null) {
      throw unsent;
    }
    drain(connection);
  }

  /** Sends all; a failure is kept, since an answer may say more. */
  private static @Nullable RemoteFailure send(InputStream in, HttpURLConnection connection)
      throws IOException {
    OutputStream out;
    try {
      out = connection.getOutputStream();
    } catch (IOException e) {
      return failure(e);
    }
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      try {
        out.write(buffer, 0, count);
      } catch (IOException e) {
        return failure(e);
      }
    }
    try {
      out.close();
      return null;
    } catch (IOException e) {
      return failure(e);
    }
  }

  private HttpURLConnection connection(String method, String name, Duration patience)
      throws IOException {
    URL url = address.resolve(name).toURL();
    if (!(url.openConnection() instanceof HttpURLConnection connection)) {
      throw new RemoteFailure(Kind.ODD, "its address is none of http");
    }
    int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis()));
    connection.setConnectTimeout(Math.min(millis, LONGEST_CONNECT));
    connection.setReadTimeout(millis);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(method);
    connection.setRequestProperty("User-Agent", agent);
    authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
    return connection;
  }

  private static int status(HttpURLConnection connection) throws RemoteFailure {
    int status;
    try {
      status = connection.getResponseCode();
    } catch (HttpRetryException e) {
      status = e.responseCode();
    } catch (FileNotFoundException e) {
      status = HttpURLConnection.HTTP_NOT_FOUND;
    } catch (IOException e) {
      throw failure(e);
    }
    if (status < 0) {
      connection.disconnect();
      throw new RemoteFailure(Kind.ODD, "what it answers is no HTTP");
    }
    return status;
  }

  private static RemoteFailure answered(HttpURLConnection connection, String method, int status) {
    drain(connection);
    String text = "it answers " + method + " with status " + status;
    return switch (status) {
      case 401, 402, 403, 405, 407 -> new RemoteFailure(Kind.REFUSED, text);
      case 301, 302, 303, 307, 308 ->
          new RemoteFailure(Kind.REFUSED, text + ", that is, to look elsewhere");
      case 409 ->
          new RemoteFailure(
              Kind.ODD, text + " (a WebDAV server that does not make folders by itself)");
      case 413 -> new RemoteFailure(Kind.TOO_LARGE, text + ", that is, too large");
      case 408, 425, 429, 500, 502, 503, 504 -> new RemoteFailure(Kind.BUSY, text);
      default -> new RemoteFailure(Kind.ODD, text);
    };
  }

  private static RemoteFailure failure(IOException e) {
    if (e instanceof RemoteFailure known) {
      return known;
    }
    if (e instanceof SocketTimeoutException && isOfConnect(e)) {
      return new RemoteFailure(Kind.UNREACHABLE, "it accepts no connection in time");
    }
    if (e instanceof SocketTimeoutException) {
      return new RemoteFailure(Kind.LATE, "it does not answer in time");
    }
    if (e instanceof UnknownHostException) {
      return new RemoteFailure(Kind.UNREACHABLE, "there is no such host");
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return new RemoteFailure(Kind.UNREACHABLE, "it cannot be reached: " + e.getMessage());
    }
    if (e instanceof SSLException) {
      return new RemoteFailure(Kind.UNREACHABLE, "no secure connection to it: " + e.getMessage());
    }
    return new RemoteFailure(Kind.BROKEN, "the connection broke off: " + e.getMessage());
  }

  /** Nothing but the text tells it apart. */
  private static boolean isOfConnect(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
  }

  /** Reads what is left of an answer, so that the connection can be used again. */
  private static void drain(HttpURLConnection connection) {
    try {
      InputStream error = connection.getErrorStream();
      try (InputStream in = error == null ? connection.getInputStream() : error) {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int n = in.read(buffer); n >= 0 && total < MOST_DRAINED; n = in.read(buffer)) {
          total += n;
        }
      }
    } catch (IOException | RuntimeException e) {
      connection.disconnect();
    }
  }
}
