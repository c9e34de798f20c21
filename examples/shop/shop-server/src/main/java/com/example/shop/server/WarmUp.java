package com.example.shop.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One typical round of requests; also the self test of an installed server. */
final class WarmUp {
  private static final String ORDER =
      "{\"customer\":\"warm-up\",\"lines\":[{\"sku\":\"BO-0001\",\"quantity\":3}]}";
  private static final int TIMEOUT_MS = 10_000;

  private final URI server;

  WarmUp(URI server) {
    this.server = server;
  }

  /** Whether every answer had the status that it should have. */
  boolean run() throws IOException {
    boolean good = true;
    good &= expect(200, "GET", "/health", null);
    good &= expect(200, "GET", "/info", null);
    good &= expect(200, "GET", "/products?q=garden", null);
    good &= expect(404, "GET", "/products/XX-0000", null);
    good &= expect(200, "POST", "/quotes", ORDER);
    good &= expect(201, "POST", "/orders", ORDER);
    good &= expect(200, "GET", "/orders/1", null);
    good &= expect(400, "POST", "/orders", "{\"lines\":[]}");
    return good;
  }

  private boolean expect(int status, String method, String path, String body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) server.resolve(path).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MS);
    connection.setReadTimeout(TIMEOUT_MS);
    connection.setRequestMethod(method);
    if (body != null) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    int got = connection.getResponseCode();
    connection.disconnect();
    if (got != status) {
      System.err.println(method + " " + path + " answered " + got + ", not " + status);
    }
    return got == status;
  }
}
