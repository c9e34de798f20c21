package dev.ariabuild.aot.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/health", 204);
    answer("/login", 302);
    answer("/none", 404);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, int status) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/none");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void anAddressThatAnswersIsReady() {
    assertTrue(Readiness.answers(url("/health")));
    assertFalse(Readiness.answers(url("/none")));
  }

  @Test
  void aRedirectionIsAnAnswerWhereverItLeads() {
    assertTrue(Readiness.answers(url("/login")));
  }

  @Test
  void nobodyThereIsNotReady() {
    String url = url("/health");
    server.stop(0);
    assertFalse(Readiness.answers(url));
  }
}
