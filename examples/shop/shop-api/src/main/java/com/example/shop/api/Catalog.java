package com.example.shop.api;

import java.util.List;
import java.util.Optional;

/** The articles on sale. */
public interface Catalog {
  Optional<Product> find(Sku sku);

  /** All articles in the order of their numbers. */
  List<Product> all();

  /** Articles whose name or tags hold every word, best match first. */
  List<Product> search(String words);
}
