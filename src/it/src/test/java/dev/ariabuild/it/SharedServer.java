package dev.ariabuild.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server that keeps what is put into it. Who has a token may write below the folder that it
 * is for, and nowhere else; everybody may read.
 */
final class SharedServer implements AutoCloseable {
  final Map<String, byte[]> stored = new ConcurrentSkipListMap<>();
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private final Map<String, String> folders = new ConcurrentHashMap<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean silent;

  SharedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Whoever has this token may write there. */
  SharedServer allow(String token, String folder) {
    folders.put("Bearer " + token, "/" + folder + "/");
    return this;
  }

  /** Takes requests, but answers none any more. */
  void fallSilent() {
    silent = true;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** This Maven uses it. */
  Maven usedBy(Checkout checkout) {
    return new Maven(checkout)
        .env("ARIA_CACHE_DISTRIBUTED", "true")
        .env("ARIA_CACHE_BACKEND", "http")
        .env("ARIA_CACHE_HTTP_ENDPOINT", address());
  }

  /** This Maven uses it, and stores in it what it makes, however long that takes. */
  Maven filledBy(Checkout checkout) {
    return usedBy(checkout)
        .env("ARIA_CACHE_UPLOAD", "true")
        .env("ARIA_CACHE_UPLOAD_WAIT_SECONDS", "60");
  }

  long count(String start) {
    return List.copyOf(requests).stream().filter(request -> request.startsWith(start)).count();
  }

  List<String> names(String folder) {
    return stored.keySet().stream().filter(name -> name.startsWith("/" + folder + "/")).toList();
  }

  /** Tokens that came. */
  Set<String> tokens() {
    return tokens;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    requests.add(method + " " + path);
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    tokens.add(authorization);
    if (silent) {
      return;
    }
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (method.equals("PUT")) {
        String folder = folders.get(authorization);
        boolean allowed = folders.isEmpty() || (folder != null && path.startsWith(folder));
        if (allowed) {
          stored.put(path, body);
        }
        exchange.sendResponseHeaders(allowed ? 201 : 403, -1);
      } else if (!stored.containsKey(path)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", "" + stored.get(path).length);
        exchange.sendResponseHeaders(200, -1);
      } else {
        byte[] found = stored.get(path);
        exchange.sendResponseHeaders(200, found.length == 0 ? -1 : found.length);
        exchange.getResponseBody().write(found);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
