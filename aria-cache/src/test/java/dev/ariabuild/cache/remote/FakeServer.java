package dev.ariabuild.cache.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A web server that keeps what is put into it, unless it is told to misbehave. */
final class FakeServer implements AutoCloseable {
  /** Answers in the place of the server, or leaves it to it. */
  interface Behaviour {
    /** All is well. */
    Behaviour GOOD = (exchange, server) -> false;

    /** Whether it has answered. */
    boolean answers(HttpExchange exchange, FakeServer server) throws IOException;

    /** The same, for requests of one method, or of names that hold a text. */
    default Behaviour only(String text) {
      return (exchange, server) ->
          (exchange.getRequestMethod().equals(text)
                  || exchange.getRequestURI().getPath().contains(text))
              && answers(exchange, server);
    }
  }

  final Map<String, byte[]> stored = new ConcurrentSkipListMap<>();
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  final CountDownLatch released = new CountDownLatch(1);
  volatile Behaviour behaviour = Behaviour.GOOD;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fake-server");
            thread.setDaemon(true);
            return thread;
          });

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cache/");
  }

  /** Names below the address whose path holds a text. */
  List<String> names(String text) {
    return stored.keySet().stream().filter(name -> name.contains(text)).toList();
  }

  long count(String start) {
    return List.copyOf(requests).stream().filter(request -> request.startsWith(start)).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    try (exchange) {
      if (!behaviour.answers(exchange, this)) {
        answer(exchange, path.substring("/cache/".length()));
      }
    }
  }

  private void answer(HttpExchange exchange, String name) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String length = exchange.getRequestHeaders().getFirst("Content-Length");
      if (body.length == Long.parseLong(length)) {
        stored.put(name, body);
      }
      exchange.sendResponseHeaders(201, -1);
      return;
    }
    byte[] body = stored.get(name);
    if (body == null) {
      exchange.sendResponseHeaders(404, -1);
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static Behaviour status(int status) {
    return (exchange, server) -> {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, -1);
      return true;
    };
  }

  static Behaviour redirection(String target) {
    return (exchange, server) -> {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Location", target);
      exchange.sendResponseHeaders(302, -1);
      return true;
    };
  }

  /** Whatever is asked for, it is a page for people. */
  static Behaviour page() {
    return (exchange, server) -> {
      byte[] page = "<html>please log in</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      return true;
    };
  }

  /** Announces all bytes, sends half of them and hangs up. */
  static Behaviour truncated() {
    return (exchange, server) -> {
      byte[] body =
          server.stored.get(exchange.getRequestURI().getPath().substring("/cache/".length()));
      if (body == null) {
        return false;
      }
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
      return true;
    };
  }

  /** Never answers, until the server is closed. */
  static Behaviour silent() {
    return (exchange, server) -> {
      await(server.released, Long.MAX_VALUE);
      return true;
    };
  }

  /** Sends a byte now and then, and never comes to an end. */
  static Behaviour dripping() {
    return (exchange, server) -> {
      byte[] known =
          server.stored.get(exchange.getRequestURI().getPath().substring("/cache/".length()));
      exchange.sendResponseHeaders(200, known == null ? 1 << 20 : known.length);
      OutputStream body = exchange.getResponseBody();
      while (!await(server.released, 5)) {
        body.write(0);
        body.flush();
      }
      return true;
    };
  }

  /** Sends what is asked for in ten pieces, with so many milliseconds between them. */
  static Behaviour steady(long millis) {
    return (exchange, server) -> {
      byte[] body =
          server.stored.get(exchange.getRequestURI().getPath().substring("/cache/".length()));
      exchange.sendResponseHeaders(200, body.length);
      for (int i = 0; i < 10; i++) {
        int from = (int) (body.length * (long) i / 10);
        exchange.getResponseBody().write(body, from, (int) (body.length * (i + 1L) / 10) - from);
        exchange.getResponseBody().flush();
        await(server.released, millis);
      }
      return true;
    };
  }

  private static boolean await(CountDownLatch latch, long millis) throws IOException {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
