package com.example.shop.api;

import java.util.List;

/** Works out what an order costs. */
public interface PriceService {
  /** @throws ValidationException if an article is not on sale */
  Quote quote(List<OrderLine> lines);
}
