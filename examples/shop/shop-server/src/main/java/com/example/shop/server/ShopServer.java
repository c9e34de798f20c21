package com.example.shop.server;

import com.example.shop.catalog.CsvCatalog;
import com.example.shop.json.ShopJson;
import com.example.shop.pricing.BasketPricer;
import com.example.shop.pricing.DiscountRules;
import com.example.shop.storage.FileOrderStore;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the shop: {@code shop-server [--port N] [--data FOLDER] [--warm-up]}. */
public final class ShopServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("shop");
  private static final int THREADS = 8;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final FileOrderStore orders;

  public ShopServer(int port, Path data) throws IOException {
    CsvCatalog catalog = CsvCatalog.shipped();
    orders = new FileOrderStore(data);
    ShopJson json = new ShopJson();
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(threads);
    Routes routes =
        new Routes(catalog, new BasketPricer(catalog, DiscountRules.usual()), orders);
    http.createContext("/", new JsonHandler(json, routes));
  }

  /** Says in the log when it can be used. */
  public void start() {
    http.start();
    LOG.log(System.Logger.Level.INFO, "ready at {0}", address());
  }

  /** Where the server answers; the port is the one that was really taken. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    threads.shutdown();
    orders.close();
  }

  public static void main(String[] args) throws Exception {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("shop-server: " + e.getMessage());
      System.exit(2);
      return;
    }
    if (options.warmUp()) {
      System.exit(warmUp() ? 0 : 1);
    }
    new ShopServer(options.port(), options.data()).start();
  }

  /** Serves one round of requests to itself on a free port, over an empty store, and ends. */
  private static boolean warmUp() throws Exception {
    Path data = Files.createTempDirectory("shop-warm-up");
    try (ShopServer server = new ShopServer(0, data)) {
      server.start();
      return new WarmUp(server.address()).run();
    } finally {
      for (String name : new String[] {"orders.journal", "orders.snapshot"}) {
        Files.deleteIfExists(data.resolve(name));
      }
      Files.deleteIfExists(data);
    }
  }
}
