package dev.ariabuild.cache.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ariabuild.cache.remote.RemoteFailure.Kind;
import dev.ariabuild.engine.config.RemoteCache.Login;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The protocol: what is said, and what each answer means. */
class HttpStoreTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] BYTES = Machine.bytes(3, 100_000);

  private FakeServer server;
  private HttpStore store;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    store = store(new Login.None());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpStore store(Login login) {
    return new HttpStore(server.address(), login, "aria/1");
  }

  private static RemoteStore.Content content(byte[] bytes) {
    return new RemoteStore.Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  private static Kind failure(Request request) {
    return assertThrows(RemoteFailure.class, request::send).kind();
  }

  private interface Request {
    void send() throws IOException;
  }

  private boolean get(String name, ByteArrayOutputStream into) throws IOException {
    return store.get(name, 1 << 20, into, PATIENCE);
  }

  @Test
  void whatIsPutIsThere() throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    assertFalse(get("main/cas/aa", got));
    assertEquals(OptionalLong.empty(), store.size("main/cas/aa", PATIENCE));
    store.put("main/cas/aa", content(BYTES), PATIENCE);
    assertTrue(get("main/cas/aa", got));
    assertArrayEquals(BYTES, got.toByteArray());
    assertEquals(OptionalLong.of(BYTES.length), store.size("main/cas/aa", PATIENCE));
    store.put("main/cas/empty", content(new byte[0]), PATIENCE);
    assertTrue(get("main/cas/empty", new ByteArrayOutputStream()));
    assertTrue(server.requests.contains("PUT /cache/main/cas/aa"));
  }

  @Test
  void itLogsInAtOnceAndNobodyIsToldWithWhat() throws IOException {
    store = store(new Login.Token("s3cret"));
    get("a", new ByteArrayOutputStream());
    store(new Login.Password("user", "pass")).size("a", PATIENCE);
    assertEquals(
        List.of("Bearer s3cret", "Basic dXNlcjpwYXNz"), List.copyOf(server.authorizations));
    server.behaviour = FakeServer.status(403);
    RemoteFailure failure =
        assertThrows(RemoteFailure.class, () -> get("a", new ByteArrayOutputStream()));
    assertFalse((failure + store.place()).contains("s3cret"));
  }

  @Test
  void eachAnswerHasItsMeaning() {
    Map<Integer, Kind> meanings =
        Map.of(
            401,
            Kind.REFUSED,
            403,
            Kind.REFUSED,
            405,
            Kind.REFUSED,
            302,
            Kind.REFUSED,
            413,
            Kind.TOO_LARGE,
            409,
            Kind.ODD,
            429,
            Kind.BUSY,
            500,
            Kind.BUSY,
            503,
            Kind.BUSY,
            507,
            Kind.ODD);
    meanings.forEach(
        (status, kind) -> {
          server.behaviour = FakeServer.status(status);
          assertEquals(kind, failure(() -> store.put("a", content(BYTES), PATIENCE)), "" + status);
          assertEquals(kind, failure(() -> get("a", new ByteArrayOutputStream())), "get " + status);
        });
  }

  @Test
  void aBodyThatEndsEarlyIsAFailureAndOneThatIsTooLongToo() throws IOException {
    store.put("a", content(BYTES), PATIENCE);
    assertEquals(
        Kind.ODD, failure(() -> store.get("a", 1000, new ByteArrayOutputStream(), PATIENCE)));
    server.behaviour = FakeServer.truncated();
    assertEquals(Kind.BROKEN, failure(() -> get("a", new ByteArrayOutputStream())));
  }

  @Test
  void whatCannotBeWrittenHereIsNoFailureOfTheServer() throws IOException {
    store.put("a", content(BYTES), PATIENCE);
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                store.get(
                    "a",
                    1 << 20,
                    new java.io.OutputStream() {
                      @Override
                      public void write(int b) throws IOException {
                        throw new IOException("disk full");
                      }
                    },
                    PATIENCE));
    assertEquals("disk full", full.getMessage());
  }

  @Test
  void silenceAndNobodyThereAreToldApart() throws IOException {
    server.behaviour = FakeServer.silent();
    assertEquals(
        Kind.LATE,
        failure(() -> store.get("a", 10, new ByteArrayOutputStream(), Duration.ofMillis(50))));
    server.close();
    assertEquals(Kind.UNREACHABLE, failure(() -> get("a", new ByteArrayOutputStream())));
    store = new HttpStore(URI.create("http://no-such-host.invalid/"), new Login.None(), "aria/1");
    assertEquals(Kind.UNREACHABLE, failure(() -> get("a", new ByteArrayOutputStream())));
  }

  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere a full queue refuses
  void whereNoConnectionIsAcceptedNobodyIsThere() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    List<SocketChannel> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, loopback)) {
      for (int i = 0; i < 8; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(full.getLocalSocketAddress());
        waiting.add(channel);
      }
      store =
          new HttpStore(
              URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"),
              new Login.None(),
              "aria/1");
      assertEquals(
          Kind.UNREACHABLE,
          failure(() -> store.get("a", 10, new ByteArrayOutputStream(), Duration.ofMillis(200))));
    } finally {
      for (SocketChannel channel : waiting) {
        channel.close();
      }
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsNoConnection(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertEquals(0, keytool.waitFor());
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance(keys.toFile(), password);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context));
    https.start();
    try {
      URI address = URI.create("https://localhost:" + https.getAddress().getPort() + "/");
      HttpStore secure = new HttpStore(address, new Login.Token("s3cret"), "aria/1");
      RemoteFailure failure =
          assertThrows(
              RemoteFailure.class,
              () -> secure.get("a", 10, new ByteArrayOutputStream(), PATIENCE));
      assertEquals(Kind.UNREACHABLE, failure.kind());
      assertTrue(failure.getMessage().startsWith("no secure connection to it: "));
    } finally {
      https.stop(0);
    }
  }

  @Test
  void anAnswerThatIsNoHttpIsAFailure() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread mumbling =
          new Thread(
              () -> {
                try {
                  while (true) {
                    try (Socket connection = socket.accept()) {
                      connection.getInputStream().read();
                      connection
                          .getOutputStream()
                          .write("SSH-2.0-mumble\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                  }
                } catch (IOException closed) {
                  // the test is over
                }
              });
      mumbling.setDaemon(true);
      mumbling.start();
      store =
          new HttpStore(
              URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"),
              new Login.None(),
              "aria/1");
      assertTrue(
          List.of(Kind.ODD, Kind.BROKEN)
              .contains(failure(() -> get("a", new ByteArrayOutputStream()))));
    }
  }
}
