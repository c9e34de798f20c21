package com.example.shop.api;

/** Some pieces of one article. */
public record OrderLine(Sku sku, int quantity) {
  public OrderLine {
    Validation.quantity("quantity", quantity);
  }
}
