package com.example.shop.api;

import java.util.List;

/** What a customer ordered and what it cost on that day. */
public record Order(long number, String customer, List<OrderLine> lines, Money total) {
  public Order {
    Validation.positive("number", number);
    Validation.notBlank("customer", customer);
    if (lines.isEmpty()) {
      throw new ValidationException("lines", "must not be empty");
    }
    lines = List.copyOf(lines);
  }
}
