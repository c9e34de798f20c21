package com.example.shop.server;

import com.example.shop.api.OrderLine;
import java.util.List;

/** What a client sends to order or to ask for a price. */
record OrderRequest(String customer, List<OrderLine> lines) {
  OrderRequest {
    lines = lines == null ? List.of() : List.copyOf(lines);
  }
}
