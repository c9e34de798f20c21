package com.example.shop.api;

import java.util.List;

/** A price with the way it came about. */
public record Quote(Money goods, List<Discount> discounts, Money tax, Money total) {
  public Quote {
    discounts = List.copyOf(discounts);
  }

  /** One reduction and why it was given. */
  public record Discount(String reason, Money amount) {}
}
