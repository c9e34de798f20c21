package com.example.shop.api;

import java.math.BigDecimal;

/** What an article is, which decides the tax rate. */
public enum Category {
  BOOK("7"),
  FOOD("7"),
  TOOL("19"),
  GARDEN("19");

  private final BigDecimal taxPercent;

  Category(String taxPercent) {
    this.taxPercent = new BigDecimal(taxPercent);
  }

  public BigDecimal taxPercent() {
    return taxPercent;
  }
}
