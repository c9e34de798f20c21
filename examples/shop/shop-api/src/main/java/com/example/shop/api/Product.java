package com.example.shop.api;

import java.util.Set;

/** An article that is sold. */
public record Product(Sku sku, String name, Category category, Money price, Set<String> tags) {
  public Product {
    Validation.notBlank("name", name);
    Validation.positive("price", price.minor());
    tags = Set.copyOf(tags);
  }
}
