package com.example.shop.server;

import com.example.shop.json.ShopJson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;

/** Reads requests and writes answers as JSON; what they mean is up to {@link Routes}. */
final class JsonHandler implements HttpHandler {
  private static final System.Logger LOG = System.getLogger("shop");

  private final ShopJson json;
  private final Routes routes;

  JsonHandler(ShopJson json, Routes routes) {
    this.json = json;
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = json.write(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      return routes.answer(
          exchange.getRequestMethod(),
          exchange.getRequestURI(),
          () -> json.read(exchange.getRequestBody(), OrderRequest.class));
    } catch (IllegalArgumentException e) {
      return Answer.problem(400, e.getMessage());
    } catch (IOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Answer.problem(400, String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "cannot answer " + exchange.getRequestURI(), e);
      return Answer.problem(500, "internal error");
    }
  }
}
