package com.example.shop.server;

import com.example.shop.api.Catalog;
import com.example.shop.api.OrderStore;
import com.example.shop.api.PriceService;
import com.example.shop.api.Quote;
import com.example.shop.api.Sku;
import com.example.shop.catalog.CatalogInfo;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Which path does what. */
final class Routes {
  /** Reads the request's body, at most once. */
  @FunctionalInterface
  interface Body {
    OrderRequest read() throws IOException;
  }

  private final Catalog catalog;
  private final PriceService prices;
  private final OrderStore orders;

  Routes(Catalog catalog, PriceService prices, OrderStore orders) {
    this.catalog = catalog;
    this.prices = prices;
    this.orders = orders;
  }

  Answer answer(String method, URI uri, Body body) throws IOException {
    String path = uri.getPath();
    if (method.equals("GET")) {
      if (path.equals("/health")) {
        return Answer.ok(Map.of("status", "up", "orders", orders.size()));
      }
      if (path.equals("/info")) {
        return Answer.ok(CatalogInfo.load());
      }
      if (path.equals("/products")) {
        String query = uri.getRawQuery();
        return Answer.ok(
            query != null && query.startsWith("q=")
                ? catalog.search(URLDecoder.decode(query.substring(2), StandardCharsets.UTF_8))
                : catalog.all());
      }
      if (path.startsWith("/products/")) {
        Sku sku = new Sku(path.substring("/products/".length()));
        return catalog
            .find(sku)
            .map(Answer::ok)
            .orElseGet(() -> Answer.problem(404, "no article " + sku));
      }
      if (path.startsWith("/orders/")) {
        String number = path.substring("/orders/".length());
        return orders
            .find(Long.parseLong(number))
            .map(Answer::ok)
            .orElseGet(() -> Answer.problem(404, "no order " + number));
      }
    }
    if (method.equals("POST") && path.equals("/quotes")) {
      return Answer.ok(prices.quote(body.read().lines()));
    }
    if (method.equals("POST") && path.equals("/orders")) {
      OrderRequest request = body.read();
      Quote quote = prices.quote(request.lines());
      return Answer.created(orders.add(request.customer(), request.lines(), quote.total()));
    }
    return Answer.problem(404, "nothing at " + method + " " + path);
  }
}
